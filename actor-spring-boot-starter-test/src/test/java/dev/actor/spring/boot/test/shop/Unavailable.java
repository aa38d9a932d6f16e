package dev.actor.spring.boot.test.shop;

/** No bean of this type is there. */
public interface Unavailable {

}

package dev.actor.spring.boot.test.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application whose actors are tested. */
@SpringBootApplication
public class ShopApplication {

}

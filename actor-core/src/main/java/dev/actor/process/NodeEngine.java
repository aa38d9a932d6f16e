package dev.actor.process;

/**
 * What a node runs on, where that is not real time and as many threads as it takes. A
 * test kit makes it; there is nothing in it for an application to implement.
 */
public interface NodeEngine {

}

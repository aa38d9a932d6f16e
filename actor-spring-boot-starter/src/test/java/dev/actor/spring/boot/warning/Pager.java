package dev.actor.spring.boot.warning;

/** Calls the person who is on duty. */
interface Pager {

	void call(String text);

}

package dev.actor.spring.boot.lifecycle;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.reactor.netty.NettyWebServer;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServer;

/** The two ways to serve requests, each with the way to ask actors that becomes it. */
enum WebStack {

	/** A thread for each request, which waits for its answer. */
	MVC_ON_TOMCAT(WebApplicationType.SERVLET, TomcatWebServer.class, WaitingOrders.class, false),

	/**
	 * Few threads for all requests, none of which may wait. When the server says that it
	 * is down, connections that were between two requests may not be closed yet.
	 */
	WEBFLUX_ON_REACTOR_NETTY(WebApplicationType.REACTIVE, NettyWebServer.class, ReactiveOrders.class, true);

	private final WebApplicationType type;

	private final Class<? extends WebServer> server;

	private final Class<?> controller;

	private final boolean lingers;

	WebStack(WebApplicationType type, Class<? extends WebServer> server, Class<?> controller, boolean lingers) {
		this.type = type;
		this.server = server;
		this.controller = controller;
		this.lingers = lingers;
	}

	WebApplicationType type() {
		return this.type;
	}

	Class<? extends WebServer> server() {
		return this.server;
	}

	Class<?> controller() {
		return this.controller;
	}

	/** Whether requests may come when the server says that it is down. */
	boolean lingers() {
		return this.lingers;
	}

}

package dev.actor.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AliasFor;

/**
 * Puts a {@link dev.actor.test.Probe} in the place of an actor, and into this field:
 *
 * <pre>
 * &#064;SpecProbe("audit")
 * private Probe&lt;String&gt; audit;
 * </pre>
 *
 * <p>
 * The bean of the actor's spec is replaced, or added if there is none. The probe stands
 * in the tree where the actor would, and has its name. Before each test it forgets what
 * it got. Works in {@link ActorTest} and in {@code @SpringBootTest}.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Autowired
@Qualifier
public @interface SpecProbe {

	/**
	 * The bean of the spec, whose name is that of the actor too.
	 * @return the name
	 */
	@AliasFor(annotation = Qualifier.class, attribute = "value")
	String value();

}

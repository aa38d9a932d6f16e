package dev.actor.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.PropertyMapping;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.env.Environment;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of an application's actors, and of nothing else: only actors are
 * auto-configured. Of the application's components there are only the configuration
 * classes that declare specs, found by component scanning or imported; what their beans
 * need besides has to be given, as by {@code @MockitoBean}. <pre>
 * &#064;ActorTest("counter")
 * class CounterTests {
 *
 *     &#064;Autowired Subject&lt;CounterMessage&gt; counter;
 *
 *     &#064;MockitoBean AuditRepository audit;
 *
 *     &#064;Test
 *     void counts() {
 *         this.counter.send(new Increment());
 *         assertThat(this.counter.call(Get::new, SECOND)).isEqualTo(1);
 *     }
 *
 * }
 * </pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(ActorTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(ActorTypeExcludeFilter.class)
@ImportAutoConfiguration
public @interface ActorTest {

	/**
	 * The beans of the specs that are started, with all that they need: a supervisor's
	 * children, and the actors whose subjects they have. Other specs are left alone. All
	 * specs if nothing is said.
	 * @return the names of the beans
	 */
	@AliasFor("specs")
	@PropertyMapping(skip = PropertyMapping.Skip.YES)
	String[] value() default {};

	/**
	 * The same as {@link #value()}.
	 * @return the names of the beans
	 */
	@AliasFor("value")
	@PropertyMapping(value = "actor.test.specs", skip = PropertyMapping.Skip.ON_DEFAULT_VALUE)
	String[] specs() default {};

	/**
	 * Whether time is virtual: the context has a {@link dev.actor.test.VirtualTime} then.
	 * @return whether it is; real if nothing is said
	 */
	@PropertyMapping(value = "actor.test.virtual-time", skip = PropertyMapping.Skip.ON_DEFAULT_VALUE)
	boolean virtualTime() default false;

	/**
	 * Properties in form {@literal key=value} that should be added to the Spring
	 * {@link Environment} before the test runs.
	 * @return the properties to add
	 */
	String[] properties() default {};

	/**
	 * Whether configuration classes that declare specs are found by component scanning.
	 * @return whether they are
	 * @see #includeFilters()
	 * @see #excludeFilters()
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Filters for components that are added besides.
	 * @return the filters
	 */
	Filter[] includeFilters() default {};

	/**
	 * Filters for components that are left out.
	 * @return the filters
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configuration that is left out of this test.
	 * @return the classes
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}

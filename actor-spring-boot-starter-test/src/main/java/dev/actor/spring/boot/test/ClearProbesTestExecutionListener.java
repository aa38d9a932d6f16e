package dev.actor.spring.boot.test;

import dev.actor.test.Probe;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Probes live as long as a context, which several tests may have. */
class ClearProbesTestExecutionListener implements TestExecutionListener {

	@Override
	public void beforeTestMethod(TestContext test) {
		if (test.hasApplicationContext()) {
			ApplicationContext context = test.getApplicationContext();
			for (String name : context.getBeanNamesForType(Probe.class, true, false)) {
				context.getBean(name, Probe.class).clear();
			}
		}
	}

}

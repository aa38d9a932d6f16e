package dev.actor.spring.boot.autoconfigure;

import java.util.function.Supplier;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Launched;
import dev.actor.pool.Pool;
import dev.actor.pool.PoolSpec;
import dev.actor.process.Subject;
import dev.actor.spring.boot.observation.CallObserver;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.DynamicSupervisor;
import dev.actor.supervisor.DynamicSupervisorSpec;
import dev.actor.supervisor.PartitionSupervisor;
import dev.actor.supervisor.PartitionSupervisorSpec;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import dev.actor.task.TaskSupervisor;
import dev.actor.task.TaskSupervisorSpec;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.ResolvableType;

/**
 * What kinds of specs may be beans: what becomes of each in the tree, and what leads to
 * it. Whatever leads to it is made of the spec at its first use where the type allows it,
 * so that two actors can have each other's subject.
 */
enum SpecKind {

	ACTOR(ActorSpec.class, Subject.class, "Subject") {

		@Override
		ChildSpec child(Object spec) {
			return ChildSpec.of((ActorSpec<?>) spec);
		}

		@Override
		Object handle(Supplier<?> spec, BeanFactory beans) {
			return new SpecSubject<>(beans.getBean(TreeGate.class), beans.getBeanProvider(CallObserver.class),
					() -> (ActorSpec<?>) spec.get(), () -> system(beans));
		}

	},

	SUPERVISOR(SupervisorSpec.class, Supervisor.class, "Supervisor") {

		@Override
		ChildSpec child(Object spec) {
			return ChildSpec.of((SupervisorSpec) spec);
		}

		@Override
		Object handle(Supplier<?> spec, BeanFactory beans) {
			return new SpecSupervisor(() -> ((SupervisorSpec) spec.get()).handle(system(beans)));
		}

	},

	DYNAMIC_SUPERVISOR(DynamicSupervisorSpec.class, DynamicSupervisor.class, "Supervisor") {

		@Override
		ChildSpec child(Object spec) {
			return ChildSpec.of((DynamicSupervisorSpec<?, ?>) spec);
		}

		@Override
		@SuppressWarnings("unchecked")
		Object handle(Supplier<?> spec, BeanFactory beans) {
			return new SpecDynamicSupervisor<>(
					() -> ((DynamicSupervisorSpec<Object, Launched>) spec.get()).handle(system(beans)));
		}

	},

	PARTITION_SUPERVISOR(PartitionSupervisorSpec.class, PartitionSupervisor.class, "Supervisor") {

		@Override
		ChildSpec child(Object spec) {
			return ChildSpec.of((PartitionSupervisorSpec<?>) spec);
		}

		@Override
		@SuppressWarnings("unchecked")
		Object handle(Supplier<?> spec, BeanFactory beans) {
			return new SpecPartitionSupervisor<>(
					() -> ((PartitionSupervisorSpec<Object>) spec.get()).handle(system(beans)));
		}

	},

	TASK_SUPERVISOR(TaskSupervisorSpec.class, TaskSupervisor.class, "Supervisor") {

		@Override
		ChildSpec child(Object spec) {
			return ((TaskSupervisorSpec) spec).childSpec();
		}

		@Override
		Object handle(Supplier<?> spec, BeanFactory beans) {
			return ((TaskSupervisorSpec) spec.get()).handle(system(beans));
		}

	},

	POOL(PoolSpec.class, Pool.class, "Pool") {

		@Override
		ChildSpec child(Object spec) {
			return ((PoolSpec<?, ?>) spec).childSpec();
		}

		@Override
		Object handle(Supplier<?> spec, BeanFactory beans) {
			return ((PoolSpec<?, ?>) spec.get()).handle(system(beans));
		}

	};

	private final Class<?> spec;

	private final Class<?> handle;

	private final String suffix;

	SpecKind(Class<?> spec, Class<?> handle, String suffix) {
		this.spec = spec;
		this.handle = handle;
		this.suffix = suffix;
	}

	/** The class of the specs. */
	Class<?> spec() {
		return this.spec;
	}

	/** The type of what leads to a spec that was declared as this type. */
	ResolvableType handle(ResolvableType declared) {
		return ResolvableType.forClassWithGenerics(this.handle, declared.as(this.spec).getGenerics());
	}

	/** The name of the bean that leads to a spec bean. */
	String handleBean(String specBean) {
		return specBean + this.suffix;
	}

	private static ActorSystem system(BeanFactory beans) {
		return beans.getBean(ActorSystem.class);
	}

	abstract ChildSpec child(Object spec);

	abstract Object handle(Supplier<?> spec, BeanFactory beans);

}

package dev.actor.process;

/** A name is held by another process. */
public final class NameTakenException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Object name;

	private final transient Pid holder;

	/**
	 * Made by whoever keeps names.
	 * @param name the name, a {@link Name} or that of a {@link Registrar}
	 * @param holder who has it
	 */
	public NameTakenException(Object name, Pid holder) {
		super("Name '%s' is already registered by %s; end that process first or choose another name".formatted(name,
				holder));
		this.name = name;
		this.holder = holder;
	}

	/**
	 * The name that was wanted.
	 * @return the name
	 */
	public Object name() {
		return this.name;
	}

	/**
	 * Who had the name.
	 * @return the holder
	 */
	public Pid holder() {
		return this.holder;
	}

}

package dev.actor.spring.boot.transaction;

import dev.actor.process.Subject;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Orders {

	private final JdbcTemplate jdbc;

	private final Subject<Mail> mails;

	Orders(JdbcTemplate jdbc, Subject<Mail> mails) {
		this.jdbc = jdbc;
		this.mails = new TransactionAwareSubject<>(mails);
	}

	@Transactional
	void place(String item) {
		this.mails.send(new Mail.Confirm(item));
		this.jdbc.update("insert into orders (item) values (?)", item);
	}

}

"""What Alembic runs: the migrations, in the transaction of whoever opens the records."""

from alembic import context

# The connection is lent, so that the whole upgrade is one transaction that a kill undoes.
context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()

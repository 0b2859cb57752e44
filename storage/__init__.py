"""Tables, queries, migrations, the database threads and the only commit."""

"""How things look to a person: values into words and cards."""

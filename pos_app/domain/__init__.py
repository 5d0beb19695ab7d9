"""The rules of a till: values and pure functions, standard library only."""

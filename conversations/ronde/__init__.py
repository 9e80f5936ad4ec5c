"""A round: the wizard in six steps, steering it while it runs, and its end."""

"""What is worth telling of what the gate let through. Pure: the same cleared values give the same figures."""

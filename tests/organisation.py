"""What an organisation's settings say, where a test is not about them."""

NUMBERS = {"nood": "112", "veilig_thuis": "0800-2000, dag en nacht", "zelfdoding": "113 of 0800-0113"}

"""One norm on the phone: prompt, question, doorvraag, placement, sentence, done."""

"""Documents of one house style: what stands in them as values, and PDF, PNG, HTML and tables made of those."""

"""The only door between what people wrote and what anyone else sees; the one importer of storage.aggregates."""

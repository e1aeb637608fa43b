"""Every read of the foundation that another context asks for."""

"""Pure engines: values in, values out. No Django, database, network or clock."""

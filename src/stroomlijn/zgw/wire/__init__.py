"""What goes over the wire of a ZGW API: kinds of values, faults in one, names. Pure: no Django, no database."""

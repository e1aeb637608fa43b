"""The case register under bad input, over every resource that it serves: a refusal by the standard, nothing stored."""

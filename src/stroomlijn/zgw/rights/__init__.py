"""Who calls (a signed token), and what that application may: scopes per type and per level of confidentiality."""

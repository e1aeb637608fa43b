"""Pages of the administrator about the register: who calls it, what it calls, and what it tells others."""

"""The documents of a group: put side by side, put together by hand, and what becomes of them."""

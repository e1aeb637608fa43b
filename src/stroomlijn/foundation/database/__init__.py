"""The database: the embedded PostgreSQL of a data folder, or the server that `DATABASE_URL` names."""

from .address import external_address, reach
from .folder import DataFolder, default_folder
from .opened import opened
from .server import Server

__all__ = ["DataFolder", "Server", "default_folder", "external_address", "opened", "reach"]

"""The Content-Security-Policy: everything from our own address, nothing inline, nothing evaluated.

`data:` is for pictures only: the stylesheet of the diagram viewer holds one.
"""

from csp.constants import NONE, SELF

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

"""Web addresses: whether others can open one, whether it gives away a secret, how it is spelt."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Final

_PARTS: Final = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?://(?:(?P<user>[^/?#@]*)@)?(?P<host>\[[^\]]*\]|[^/?#:]*)"
    r"(?P<port>:[0-9]*)?)?(?P<rest>.*)",
    re.DOTALL,
)
_ON_A_NETWORK: Final = frozenset({"http", "https", "ftp", "ftps"})
# RFC 6761 and 6762; .internal is reserved by ICANN; the others are the usual names of home and office networks.
_INSIDE: Final = (
    ".localhost",
    ".local",
    ".internal",
    ".intranet",
    ".lan",
    ".corp",
    ".home",
    ".home.arpa",
    ".private",
)
_SECRET: Final = re.compile(
    r"[?&;](x-amz-signature|x-amz-security-token|x-goog-signature|signature|sig|access_token|auth_token|id_token"
    r"|token|api_?key|password|passwd|pwd|secret|session_?id|phpsessid|jsessionid)=[^&;#]",
    re.IGNORECASE,
)
_ENCODED: Final = re.compile("%[0-9A-Fa-f]{2}")
_UNRESERVED: Final = re.compile("[A-Za-z0-9._~-]")
_DEFAULT_PORTS: Final = {"http": ("", ":", ":80"), "https": ("", ":", ":443")}


def inside(address: str) -> str | None:
    """Why nobody else can open an address, which leads into one network or computer; None where it does not."""
    found = _PARTS.fullmatch(address)
    if found is None:
        return None
    scheme, host = found["scheme"].lower(), (found["host"] or "").lower().rstrip(".")
    if scheme == "file":
        return "is a file of one computer"
    if scheme not in _ON_A_NETWORK or not host:
        return None
    if host == "localhost" or host.endswith(_INSIDE) or ("." not in host and not host.startswith("[")):
        return f"is on {host}, a name inside one network"
    try:
        number = ip_address(host.strip("[]"))
    except ValueError:
        return None
    return None if number.is_global else f"is on {host}, a number inside one network"


def secret(address: str) -> tuple[str, str] | None:
    """What an address gives away, and the address up to there; None where it gives nothing away."""
    found = _PARTS.fullmatch(address)
    if found is None or found["scheme"].lower() not in _ON_A_NETWORK:
        return None
    if found["user"]:
        return "a user name or password", f"{found['scheme']}://"
    key = _SECRET.search(address)
    return None if key is None else (key[1], address[: key.end(1)])


def normal(iri: str) -> str:
    """An IRI in the one spelling that RFC 3986, section 6.2.2, prefers; of others than http, https and urn as it is."""
    found = _PARTS.fullmatch(iri)
    scheme = "" if found is None else found["scheme"].lower()
    if found is None or scheme not in ("http", "https", "urn"):
        return iri
    rest = _ENCODED.sub(_decoded, found["rest"])
    if scheme == "urn":
        space, colon, name = rest.partition(":")
        return f"urn:{space.lower()}{colon}{name}"
    if found["host"] is None:
        return iri
    port = found["port"] or ""
    user = f"{found['user']}@" if found["user"] is not None else ""
    kept = "" if port in _DEFAULT_PORTS[scheme] else port
    return f"{scheme}://{user}{found['host'].lower()}{kept}{rest}"


def _decoded(found: re.Match[str]) -> str:
    character = chr(int(found[0][1:], 16))
    return character if _UNRESERVED.fullmatch(character) else found[0].upper()

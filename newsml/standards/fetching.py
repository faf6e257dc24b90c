"""Fetching schemas from their publishers; the only part of newsml that reaches the network."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import MissingExtra, NewsmlError
from newsml.files import reason
from newsml.standards.folder import home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsml.standards.catalogue import Standard

    Progress = Callable[[int], None]
    """Is told how many bytes have come since it was last called."""

_SECONDS: Final = 30
_CHUNK: Final = 16_384


def fetch(standard: Standard, progress: Progress = lambda _: None) -> Path:
    """Fetches a schema into the folder where it belongs, whole or not at all.

    Args:
        standard: the schema.
        progress: is told how much has come.

    Raises:
        MissingExtra: the library that fetches is not installed.
        NewsmlError: the server cannot be reached or refuses, the file is not the one that newsml knows, or the folder
            cannot be written.
    """
    try:
        import pooch
    except ImportError:
        raise MissingExtra(
            "fetching schemas needs a library that is not installed: pip install 'newsml[standards]'"
        ) from None
    from requests.exceptions import RequestException

    path = home(standard)
    try:
        with _silent(pooch.get_logger()):
            pooch.retrieve(
                standard.url,
                known_hash=f"sha256:{standard.sha256}",
                fname=path.name,
                path=path.parent,
                downloader=_downloader(standard, progress),
            )
    except RequestException as error:
        raise NewsmlError(f"{standard.url} cannot be fetched: {_why(error)}", source=standard.name) from None
    except ValueError:
        raise _another(standard) from None
    except OSError as error:
        raise NewsmlError(
            f"{standard.name} cannot be written: {reason(error)}; make the folder writable", source=str(path)
        ) from None
    return path


def _downloader(standard: Standard, progress: Progress) -> Callable[[str, str, Any], None]:
    """What pooch calls to fill its temporary file; stops where a file is longer than it can be."""

    def download(url: str, file_name: str, _: Any) -> None:
        import requests

        come = 0
        with requests.get(url, stream=True, timeout=_SECONDS) as response, Path(file_name).open("wb") as file:
            response.raise_for_status()
            for chunk in response.iter_content(_CHUNK):
                come += len(chunk)
                if come > standard.size:
                    raise _another(standard)
                file.write(chunk)
                progress(len(chunk))

    return download


def _another(standard: Standard) -> NewsmlError:
    message = (
        f"{standard.url} is not the file that newsml knows (another SHA-256), so nothing was kept: fetch it later, "
        f"or put a copy that you trust at {home(standard)}"
    )
    return NewsmlError(message, source=standard.name)


def _why(error: Any) -> str:
    """One line of what requests says, which wraps several libraries' errors into one another."""
    from requests import exceptions

    if error.response is not None:
        return f"the server says {error.response.status_code} {error.response.reason}"
    if isinstance(error, exceptions.Timeout):
        return f"the server did not answer within {_SECONDS} seconds: try again later"
    if isinstance(error, exceptions.ConnectionError):
        return "the server cannot be reached: check the network"
    return str(error)


@contextmanager
def _silent(logger: logging.Logger) -> Iterator[None]:
    """Keeps pooch's own words off the terminal."""
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)

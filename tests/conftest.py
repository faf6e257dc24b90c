"""Hypothesis profiles, the clock of the thorough one, and where the standards and the corpus lie."""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.errors import UnsatisfiedAssumption

GATE_EXAMPLES = 60

# Two cores that others share as well make any wall-clock limit on one example fail by chance.
_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Same examples every time: a change is accepted or refused for what it does, not by luck. New ones are the
# thorough profile's part, and what that finds stays as an `@example` in the test.
settings.register_profile("default", _UNTIMED, max_examples=GATE_EXAMPLES, derandomize=True, print_blob=True)
settings.register_profile("quick", settings.get_profile("default"), max_examples=10)
# Its clock ends it (see `pytest_pyfunc_call`), not the number.
settings.register_profile("thorough", _UNTIMED, max_examples=10_000_000, print_blob=True)

PROFILES = ("default", "quick", "thorough")


def pytest_configure() -> None:
    """Put the profile that HYPOTHESIS_PROFILE names into force; `--hypothesis-profile` still overrides it."""
    name = os.environ.get("HYPOTHESIS_PROFILE") or "default"
    if name not in PROFILES:
        message = f"HYPOTHESIS_PROFILE={name}: no such profile; choose one of {', '.join(PROFILES)}"
        raise pytest.UsageError(message)
    settings.load_profile(name)


# --- the thorough profile: each law against the clock ---


class ClockRanOut(KeyboardInterrupt):
    """Ends Hypothesis' search the way Ctrl-C does: at once, and no example is recorded as a failure."""


class _Clock:
    """Counts the examples of one law and stops the law between two of them.

    It never stops a law before it ran as many examples as in the gate (`@example`s come first, so they are
    among them), and never after an example failed: shrinking and replaying need every call to be real.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.examples = 0
        self.failed = False
        self._began = time.monotonic()

    @property
    def elapsed(self) -> float:
        """Seconds since the law began."""
        return time.monotonic() - self._began

    def around(self, law: Callable[..., None]) -> Callable[..., None]:
        """Return the law's inner test, counted and timed."""

        @functools.wraps(law)
        def timed(*args: object, **kwargs: object) -> None:
            if not self.failed and self.examples >= GATE_EXAMPLES and self.elapsed >= self.seconds:
                raise ClockRanOut
            self.examples += 1
            try:
                law(*args, **kwargs)
            except UnsatisfiedAssumption:
                self.examples -= 1
                raise
            except Exception:
                self.failed = True
                raise

        return timed


def _law_seconds() -> float:
    given = os.environ.get("NEWSML_LAW_SECONDS") or "120"
    try:
        return float(given)
    except ValueError:
        message = f"NEWSML_LAW_SECONDS={given}: seconds per law, such as 120"
        raise pytest.UsageError(message) from None


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """In the thorough profile, run a property test marked `law` until its time is up.

    The examples that Hypothesis would have tried after that are not run. A pass therefore says "no
    counterexample among the N examples of these S seconds"; the summary prints N and S for each law.
    """
    handle = getattr(pyfuncitem.obj, "hypothesis", None)
    is_law = pyfuncitem.get_closest_marker("law") is not None
    if handle is None or not is_law or settings.get_current_profile_name() != "thorough":
        return (yield)
    clock = _Clock(_law_seconds())
    law = handle.inner_test
    handle.inner_test = clock.around(law)
    try:
        return (yield)
    except ClockRanOut:
        return True
    finally:
        handle.inner_test = law
        pyfuncitem.user_properties.append(("law", f"{clock.examples:>8} examples in {clock.elapsed:5.0f} s"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many examples each law was put to (thorough profile only)."""
    reports = [
        report
        for reports in terminalreporter.stats.values()
        for report in reports
        if isinstance(report, pytest.TestReport) and report.when == "call"
    ]
    lines = sorted(
        (report.nodeid, value)
        for report in reports
        for name, value in report.user_properties
        if name == "law"
    )
    if lines:
        terminalreporter.section("laws")
        for nodeid, value in lines:
            terminalreporter.write_line(f"{value}  {nodeid}")


# --- documents that this repository does not hold ---

_STANDARDS = """
NEWSML_STANDARDS is not set: the official schemas are not part of this repository. IPTC publishes them at
iptc.org/std/NewsML-G2/ and iptc.org/std/ninjs/ (sources: github.com/iptc/newsml-g2 and
github.com/iptc/newsinjson). Set the variable to a folder with newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd,
newsml-g2/xml.xsd, newsml-g2/nitf-3-6.xsd, ninjs/ninjs-schema_3.1.json and ninjs/GeoJSON-schema.json."""

_CORPUS = """
NEWSML_CORPUS is not set: the documents of others are not part of this repository. Set the variable to a
folder with newsml-g2/iptc-examples/*.xml (github.com/iptc/newsml-g2, examples/),
newsml-g2/iptc-unit-tests/<version>/should_pass and should_fail (its unit tests), newsml-g2/agencies/*.xml
(any news agency's NewsML-G2), ninjs/examples-3.0/*.json and ninjs/test-suite/<version>
(github.com/iptc/newsinjson), and jsonld/ (schema.org examples and web pages)."""


def _folder(variable: str, how_to_get_it: str) -> Path:
    given = os.environ.get(variable)
    if not given:
        pytest.skip(" ".join(how_to_get_it.split()))
    folder = Path(given)
    if not folder.is_dir():
        pytest.fail(f"{variable}={given}: no such folder", pytrace=False)
    return folder.resolve()


@pytest.fixture(scope="session")
def standards() -> Path:
    """Folder of the official schemas."""
    return _folder("NEWSML_STANDARDS", _STANDARDS)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Folder of real documents that this project did not write."""
    return _folder("NEWSML_CORPUS", _CORPUS)

"""Settings out of TOML: where they are found, what they say, and what is wrong with them, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsml import NewsmlError
from newsml.rules import catalogue
from newsml.rules.choosing import Layer
from newsml.settings import Settings, SettingsOf
from newsml.settings.reading import in_folder, read

FULL = """
select = ["all"]
ignore = ["A001", "event"]
profile = "Draft"
target = "newsml-g2"

[severity]
S001 = "error"
text = "off"

[per-file-ignores]
"archive/**" = ["planned-in-the-past"]
"*.xml" = ["X003", "V"]
"""


def written(folder: Path, text: str, name: str = "newsml.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting(tmp_path: Path) -> None:
    path = written(tmp_path, FULL)
    assert read(path) == Settings(
        Layer(("all",), ("A001", "event"), {"S001": "error", "text": "off"}),
        {"archive/**": ("planned-in-the-past",), "*.xml": ("X003", "V")},
        "draft",
        "newsml-g2",
        tmp_path.resolve(),
        path,
    )
    nested = FULL.replace("[severity]", "[tool.newsml.severity]").replace("[per-", "[tool.newsml.per-")
    shared = written(tmp_path / "b", f"[project]\nname = 'x'\n\n[tool.newsml]\n{nested}", "pyproject.toml")
    assert read(shared).layer == read(path).layer
    assert read(written(tmp_path / "c", "")) == Settings(
        folder=tmp_path.resolve() / "c", path=tmp_path / "c/newsml.toml"
    )


def test_a_file_of_another_name(tmp_path: Path) -> None:
    assert read(written(tmp_path, 'select = ["S"]', "strict.toml")).layer == Layer(("S",))
    with pytest.raises(NewsmlError, match=r"pyproject.toml: it has no \[tool.newsml\]"):
        read(written(tmp_path, "[tool.ruff]\n", "pyproject.toml"))
    with pytest.raises(NewsmlError, match=r"nowhere\.toml"):
        read(tmp_path / "nowhere.toml")


def test_in_a_folder(tmp_path: Path) -> None:
    assert in_folder(tmp_path) is None
    written(tmp_path, "[tool.ruff]\n", "pyproject.toml")
    assert in_folder(tmp_path) is None
    written(tmp_path, '[tool.newsml]\nselect = ["E"]\n', "pyproject.toml")
    found = in_folder(tmp_path)
    assert found is not None
    assert found.layer.select == ("E",)
    written(tmp_path, 'select = ["S"]\n')
    found = in_folder(tmp_path)
    assert found is not None
    assert found.layer.select == ("S",)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (
            'selct = ["S001"]\n',
            1,
            "no setting is called 'selct': did you mean select? known are select, ignore",
        ),
        ('\n\nselect = ["S001",\n  "S0001"]\n', 4, "select: no rule is called 'S0001': did you mean S001?"),
        ('# S9991\nignore = ["S9991"]\n', 2, "ignore: no rule is called 'S9991'"),
        ('select = "S001"\n', 1, "select is a list of codes"),
        ("ignore = [1]\n", 1, "ignore is a list of codes"),
        ('profile = "drafts"\n', 1, "profile: a profile is one of draft, publish, interchange, not 'drafts'"),
        ("select = []\nprofile = 1\n", 2, "profile is one word"),
        ('target = "newsml"\n', 1, "target: no format is called 'newsml': did you mean 'newsml-g2'?"),
        (
            '[severity]\nA001 = "off"\nA002 = "eror"\n',
            3,
            "severity: a severity is one of error, warning, info, off",
        ),
        ('severity = { A001 = "off", statment = "off" }\n', 1, "did you mean statement?"),
        ("severity = 3\n", 1, "severity is a table"),
        ("severity = { A001 = true }\n", 1, "severity is a table"),
        ('per-file-ignores = ["A001"]\n', 1, "per-file-ignores is a table"),
        ('[per-file-ignores]\n"a" = ["A001"]\n"b" = ["A0001"]\n', 3, "no rule is called 'A0001'"),
        ('[per-file-ignores]\n"a" = "A001"\n', 2, "per-file-ignores.a is a list of codes"),
        ("select = [\n", None, "not TOML"),
        ('x = "a\n', 1, "not TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int | None, says: str) -> None:
    with pytest.raises(NewsmlError) as caught:
        read(written(tmp_path, text))
    assert says in caught.value.message
    assert caught.value.source == str(tmp_path / "newsml.toml")
    if line is not None:
        assert caught.value.line == line
    shared = f'[project]\nname = "S0001 A0001 eror drafts"\n\n[tool.newsml]\n{text}'.replace(
        "\n[sev", "\n[tool.newsml.sev"
    )
    shared = shared.replace("\n[per", "\n[tool.newsml.per")
    with pytest.raises(NewsmlError) as caught:
        read(written(tmp_path, shared, "pyproject.toml"))
    if line is not None:
        assert caught.value.line == line + 4


def test_what_is_no_table_and_no_text(tmp_path: Path) -> None:
    with pytest.raises(NewsmlError, match=r"pyproject.toml:2: newsml is a table of settings"):
        read(written(tmp_path, "[tool]\nnewsml = 1\n", "pyproject.toml"))
    (tmp_path / "newsml.toml").write_bytes(b"# \n# \xff\n")
    with pytest.raises(NewsmlError, match=r"newsml.toml:2: not UTF-8"):
        read(tmp_path / "newsml.toml")


def codes(settings: SettingsOf, path: Path | None) -> set[str]:
    return {one.code for one in settings.asked_of(path).rules}


def test_the_nearest_file_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, 'select = ["A001"]')
    written(tmp_path / "a/b", '[tool.newsml]\nselect = ["A002"]', "pyproject.toml")
    written(tmp_path / "a", "[tool.other]\n", "pyproject.toml")
    settings = SettingsOf(Settings(), None, search=True)
    assert codes(settings, tmp_path / "story.json") == {"A001"}
    assert codes(settings, tmp_path / "a/story.json") == {"A001"}
    assert codes(settings, tmp_path / "a/b/story.json") == {"A002"}
    assert codes(settings, tmp_path / "a/b/c/d/story.json") == {"A002"}
    monkeypatch.chdir(tmp_path / "a/b")
    assert codes(settings, None) == {"A002"}
    assert codes(settings, Path("story.json")) == {"A002"}
    (tmp_path / "newsml.toml").write_text("broken = ", encoding="utf-8")
    assert codes(settings, tmp_path / "x.json") == {"A001"}, "each file is read once"


def test_nothing_is_found_above(tmp_path: Path) -> None:
    settings = SettingsOf(Settings(), None, search=True)
    everything = {one.code for one in catalogue() if not one.code.startswith("F")}
    assert codes(settings, tmp_path / "story.json") == everything
    assert settings.asked_of(tmp_path / "a.json") is settings.asked_of(tmp_path / "b.json")


def test_files_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = read(
        written(tmp_path, 'select = ["A"]\nper-file-ignores = { "old/**" = ["A001"], "*.xml" = ["A002"] }')
    )
    monkeypatch.chdir(tmp_path)
    line = Settings(per_file_ignores={"old/x.*": ("A003",)})
    settings = SettingsOf(line, file, search=False)
    whole = codes(settings, tmp_path / "new.json")
    assert {"A001", "A002", "A003"} <= whole
    assert whole - codes(settings, tmp_path / "old/new.json") == {"A001"}
    assert whole - codes(settings, tmp_path / "old/x.xml") == {"A001", "A002", "A003"}
    assert codes(settings, None) == whole
    assert codes(settings, tmp_path.parent / "elsewhere.json") == whole
    assert codes(SettingsOf(line, None, search=False), tmp_path / "old/x.json") & {"A001", "A003"} == {"A001"}


def test_the_line_wins(tmp_path: Path) -> None:
    file = read(
        written(
            tmp_path, 'profile = "draft"\ntarget = "text"\nignore = ["E004"]\nseverity = { E001 = "info" }'
        )
    )
    settings = SettingsOf(Settings(Layer(severity={"E001": "error"}), profile="publish"), file, search=False)
    asked = settings.asked_of(None)
    assert {one.code: one.severity for one in asked.rules}["E001"] == "error"
    assert "A001" in {one.code for one in asked.rules}
    assert "E004" not in {one.code for one in asked.rules}
    assert asked.target is not None
    assert asked.target.name == "text"
    again = SettingsOf(Settings(Layer(("E004",))), file, search=False)
    assert codes(again, None) == {"E004"}

"""The fixtures are their seeds, word for word; and where in them the harder features occur."""

from __future__ import annotations

import unicodedata
from typing import get_args

import pytest

import newsml
from newsml.model.event import Attendance, EventStatus
from newsml.model.statement import Factuality, StatementKind
from newsml.rules import check
from tests.story import STORIES, all_words, story, words

harbour = story("harbour-festival")
article = harbour.article
NBSP, ZERO_WIDTH_SPACE = "\u00a0", "\u200b"


@pytest.mark.parametrize("slug", STORIES)
def test_the_file_is_what_the_writer_writes(slug: str) -> None:
    assert story(slug).fixture.read_bytes() == newsml.dumps(story(slug).article, "json")


@pytest.mark.parametrize("slug", STORIES)
def test_headline_and_body_are_those_of_the_seed(slug: str) -> None:
    """The first line is the headline; the body follows an empty line and ends before the last line feed."""
    headline, body = story(slug).seed.read_bytes().decode("utf-8").split("\n\n", 1)
    assert "\n" not in headline
    assert story(slug).article.headline == headline
    assert f"{story(slug).article.body}\n" == body
    assert not body.endswith("\n\n")


@pytest.mark.parametrize("slug", STORIES)
def test_no_rule_fires(slug: str) -> None:
    assert list(check(story(slug).article)) == []


@pytest.mark.parametrize("slug", STORIES)
def test_everything_is_signed_and_nothing_is_left_unanchored(slug: str) -> None:
    one = story(slug).article
    assert {thing.by for thing in one.index.values()} == {("newsml_developers",)}
    assert {event.id for event in one.events if not event.mentions} == set()
    assert {topic.id for topic in one.topics if not topic.mentions} == set()
    assert {statement.id for statement in one.statements if statement.content is None} == set()
    unseen = {participant.id for participant in one.participants if not participant.mentions}
    literal = {mention.literal for participant in one.participants for mention in participant.mentions}
    assert unseen <= literal


def test_together_they_use_every_state_and_kind() -> None:
    both = [story(slug).article for slug in STORIES]
    assert {event.status for one in both for event in one.events} == set(get_args(EventStatus))
    assert {event.attendance for one in both for event in one.events} - {None} == set(get_args(Attendance))
    assert {statement.kind for one in both for statement in one.statements} == set(get_args(StatementKind))
    forms = {mention.form for one in both for thing in one.participants for mention in thing.mentions}
    assert forms == {"name", "nominal", "pronoun", "adjectival"}
    assert {thing.kind for one in both for thing in one.participants} == {
        "person",
        "organisation",
        "place",
        "group",
    }


# --- who made the story, and when ---


def test_credits() -> None:
    assert article.bylines == ("Maren Lindqvar", "Piet Osterhall", "additional reporting by Yusra Hamdawi")
    roles = [(credit.name, str(credit.role)) for credit in (*article.creators, *article.contributors)]
    assert roles == [
        ("Maren Lindqvar", "reporter"),
        ("Piet Osterhall", "reporter"),
        ("Yusra Hamdawi", "additional reporting"),
        ("Yusra Hamdawi", "translation from Arabic"),
    ]
    assert article.provider is not None
    assert article.provider.name == article.credit_line == "Quellhaven Wire"
    assert [source.participant for source in article.information_sources] == ["committee"]
    assert article.rights is not None
    assert article.rights.licence == "https://www.apache.org/licenses/LICENSE-2.0"


def test_a_correction_supersedes_the_first_version() -> None:
    assert (article.version, article.version_kind) == (2, "correction")
    assert article.supersedes is not None
    assert (article.supersedes.id, article.supersedes.version) == (article.id, 1)
    (note,) = article.editorial_notes
    assert note.startswith("Version 1 said that the boat parade had been cancelled.")


def test_dates_and_embargo() -> None:
    assert (article.created, article.modified) == ("2026-06-03T18:10:00+01:00", "2026-06-03T21:35:00+01:00")
    assert article.embargo == "2026-06-04T06:00:00+01:00"
    assert article.first_published is None
    assert article.dateline is not None
    assert (article.dateline.text, article.dateline.place) == ("QUELLHAVEN, 3 June 2026", "quellhaven")
    assert article.dateline.date == "2026-06-03"
    assert article.reference_date == "2026-06-03"


def test_links_and_other_headlines() -> None:
    assert article.url == "https://wire.example/2026/quellhaven-boat-parade"
    assert [(link.href, str(link.relation)) for link in article.links] == [
        ("https://quellhaven.example/notes/2026-06-03", "source"),
        ("https://wire.example/2026/lantern-nights", "background"),
    ]
    assert [str(other.role) for other in article.alternative_headlines] == ["short", "social media"]
    assert {code.value for code in article.subjects} == {"medtop:01000000", "medtop:17000000"}


def test_the_standfirst_is_annotated() -> None:
    assert harbour.mention("boat_parade", "Parade", "standfirst").form == "nominal"
    assert harbour.mention("story_hour", "Story Hour", "standfirst").form == "name"


# --- how the text is built ---


def test_blocks() -> None:
    body = article.body
    assert body is not None
    assert [block.kind for block in article.blocks] == [
        *["paragraph"] * 7,
        "heading",
        *["list_item"] * 4,
        *["paragraph"] * 3,
    ]
    heading = article.blocks[7]
    assert (body[heading.start : heading.end], heading.level) == ("What is still on", 2)
    assert {(b.level, b.ordered) for b in article.blocks if b.kind == "list_item"} == {(1, False)}
    assert [body[block.start : block.end] for block in article.blocks] == [
        line for line in body.split("\n") if line
    ]


def test_marks() -> None:
    body = article.body
    assert body is not None
    assert [(mark.kind, body[mark.start : mark.end], mark.href) for mark in article.marks] == [
        ("emphasis", "Lantern Nights", None),
        ("link", "Lantern Nights", "https://quellhaven.example/lantern-nights"),
        ("link", "coastguard warned", "https://coastguard.example/notices?area=quellhaven&level=3"),
        ("link", "Orme & Daughters", "https://orme-daughters.example/"),
        ("emphasis", "online only", None),
        ("link", f"quellhaven.example/{ZERO_WIDTH_SPACE}stories", "https://quellhaven.example/stories"),
        ("strong", "Correction:", None),
    ]


# --- which characters anchors go over ---


def test_emoji_are_anchored_whole() -> None:
    family, singer = (
        harbour.mention("families", "Families 👩‍👩‍👧‍👦"),
        harbour.mention("singers", "singers 🧑🏾‍🎤"),
    )
    assert family.end - family.start == len("Families ") + 7
    assert singer.end - singer.start == len("singers ") + 4
    said = words(harbour.statement("s_committee_wave").content)
    assert said.endswith("🏮")
    assert "\U0001f44b\U0001f3fd" in said
    assert article.headline is not None
    assert article.headline.endswith("🏮")


def test_characters_outside_the_basic_plane() -> None:
    assert harbour.mention("yoshino", "𠮷野はる").form == "name"
    assert [(alias.text, alias.language) for alias in harbour.participant("yoshino").aliases] == [
        ("𠮷野はる", "ja")
    ]
    assert [part.kind for part in harbour.participant("yoshino").name_parts] == ["family", "given"]
    assert harbour.mention("free_concerts", "Concerts marked 𝄞 in the programme").start < 1600


def test_chinese_characters_and_kana() -> None:
    assert harbour.participant("boat_of_lights").name == "灯りの舟"
    assert harbour.mentions("boat_of_lights")[1:] == [("灯りの舟", "name"), ("Boat of Lights", "name")]


def test_combining_marks_stay_as_they_are() -> None:
    name = harbour.participant("adebowale").name
    assert name == words(harbour.mention("adebowale", "Kẹ́mi Adébọ̀wálé"))
    assert unicodedata.normalize("NFC", name) == name
    assert any(unicodedata.combining(character) for character in name)
    cafe, later = harbour.mentions("cafe_nordlys")
    assert (cafe[0], later[0]) == ("Cafe\u0301 Nordlys", "the caf\u00e9")


def test_spaces_that_are_not_blanks() -> None:
    parade, hour = harbour.event("boat_parade").when, harbour.event("story_hour")
    assert parade is not None
    assert words(parade.anchor) == f"on June{NBSP}20"
    assert words(hour.where[0].anchor) == f"at quellhaven.example/{ZERO_WIDTH_SPACE}stories"


# --- anchors that do not nest ---


def test_discontinuous_anchors() -> None:
    assert words(harbour.mention("north_pier", "North|Pier")) == "North|Pier"
    assert harbour.mention("south_pier", "South Pier").start < harbour.mention("north_pier", "North|Pier").end
    poles = harbour.statement("s_brennick_poles")
    assert (
        words(poles.content) == words(poles.quoted) == "The lantern poles,|would have come down on the crowd."
    )
    assert words(harbour.statement("s_adebowale_cafe").content).startswith("at the café|people were")


def test_crossing_anchors() -> None:
    asked, went_on = (
        harbour.statement("s_adebowale_question").extent,
        harbour.statement("s_adebowale_hulls").extent,
    )
    assert asked is not None
    assert went_on is not None
    assert asked.start < went_on.start < asked.end < went_on.end
    coastguard, link = harbour.mention("coastguard", "the coastguard"), article.marks[2]
    assert coastguard.start < link.start < coastguard.end < link.end


# --- who says what ---


def test_a_quotation_over_two_paragraphs_goes_on() -> None:
    first, second = harbour.statement("s_adebowale_hulls"), harbour.statement("s_adebowale_again")
    assert (first.continues, second.continues) == ("s_adebowale_question", "s_adebowale_hulls")
    assert first.content is not None
    assert second.content is not None
    assert article.body is not None
    assert article.body[first.content.end : second.content.start] == "\n\n“"


def test_somebody_speaks_for_others() -> None:
    denial = harbour.statement("s_brennick_denial")
    assert (denial.speaker, denial.on_behalf_of, denial.act) == ("brennick", ("committee",), "deny")
    assert denial.factuality == (Factuality(value="false", according_to="brennick"),)


def test_one_content_is_reported_and_denied() -> None:
    report, denial = harbour.statement("s_harbour_master"), harbour.statement("s_vesper_denial")
    assert report.content == denial.content
    assert (report.act, denial.act) == ("assert", "deny")
    assert report.factuality == (Factuality(value="certain", according_to="harbour_master"),)
    assert denial.factuality == (Factuality(value="false", according_to="vesper_line"),)
    assert harbour.event("pilings_loose").status == "unknown"
    assert words(report.extent).startswith("The harbour master reported|that the pilings")


def test_speakers_that_are_not_named() -> None:
    anonymous = harbour.statement("s_anonymous_cover")
    assert (anonymous.speaker, anonymous.speaker_absence) == (None, "anonymous")
    assert words(anonymous.source) == "A person close to the insurers, who asked not to be named"
    assert harbour.statement("s_forecast").speaker_absence == "passive"
    corrected = harbour.statement("s_earlier_version")
    assert (corrected.speaker_absence, corrected.factuality) == ("writer", (Factuality(value="false"),))


def test_a_warning_and_a_question() -> None:
    warning = harbour.statement("s_coastguard")
    assert (warning.act, warning.addressees, warning.modality) == ("warn", ("visitors",), "necessary")
    question = harbour.statement("s_adebowale_question")
    assert (question.act, words(question.content)) == ("ask", "Who will pay the crews for two more weeks?")


def test_a_right_to_left_quotation_and_its_translation() -> None:
    arabic, english = harbour.statement("s_tallil_arabic"), harbour.statement("s_tallil_english")
    assert (arabic.language, arabic.translated_from, str(arabic.medium)) == ("ar", None, "message")
    assert (english.language, english.translated_from) == (None, "ar")
    scripts = {unicodedata.bidirectional(character) for character in words(arabic.content)}
    assert {"AL", "NSM"} <= scripts
    assert arabic.speaker == english.speaker == "tallil"


def test_one_name_stands_for_another() -> None:
    assert harbour.mention("committee", "Quellhaven", "headline").literal == "quellhaven"


# --- what happens ---


def test_a_postponed_event_has_both_dates() -> None:
    parade = harbour.event("boat_parade")
    assert parade.status == "postponed"
    assert parade.when is not None
    assert (parade.when.value, parade.when.previous) == ("2026-06-20", "2026-06-06")
    assert [(words(m), m.status) for m in parade.mentions if m.status] == [("cancelled", "cancelled")]


def test_a_cancelled_event_and_one_that_would_have_been() -> None:
    fireworks, fall = harbour.event("fireworks"), harbour.event("poles_fall")
    assert (fireworks.status, all_words(fireworks.mentions)[:2]) == ("cancelled", ["scraps", "fireworks"])
    assert (fall.status, fall.polarity, fall.modality) == ("hypothetical", "negative", "conditional")


def test_a_series_and_its_parts() -> None:
    series = harbour.event("lantern_nights")
    assert series.type is not None
    assert series.type.value == "https://schema.org/EventSeries"
    parts = {
        e.id
        for e in article.events
        for r in e.relations
        if (r.kind, r.event) == ("part_of", "lantern_nights")
    }
    assert parts == {
        "boat_parade",
        "fireworks",
        "puppet_show",
        "story_hour",
        "free_concerts",
        "other_concerts",
    }
    assert [(r.kind, r.event) for r in harbour.event("choir_song").relations] == [("part_of", "boat_parade")]


def test_an_event_is_held_online_only() -> None:
    hour = harbour.event("story_hour")
    assert hour.attendance == "online"
    assert [(w.place, w.online) for w in hour.where] == [(None, "https://quellhaven.example/stories")]


def test_events_cause_and_permit() -> None:
    assert [(r.kind, r.event) for r in harbour.event("gale").relations] == [("causes", "upset_plans")]
    assert harbour.event("ticket_return").modality == "permitted"
    assert {p.role for p in harbour.event("skarrow_trip").participations} == {"agent", "destination"}

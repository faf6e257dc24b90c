"""The twenty cases that the model must express, and where each occurs in the fixture `paris-summit`."""

from __future__ import annotations

from newsml.model.event import EventRelation
from newsml.model.statement import Factuality, Occasion
from tests.story import all_words, story, words

paris = story("paris-summit")
article = paris.article


def related(id_: str, other: str) -> EventRelation:
    found = [relation for relation in paris.event(id_).relations if relation.event == other]
    assert len(found) == 1
    return found[0]


def order(*ids: str) -> list[str]:
    return [event.id for event in article.timeline() if event.id in ids]


def test_case_1_a_date_without_a_year_is_read_against_the_reference_date() -> None:
    assert article.reference_date == "2025-09-03"
    expected = {
        "paris_summit": ("on Sept. 4", "2025-09-04"),
        "zelensky_arrival": ("on Sept. 3", "2025-09-03"),
    }
    for id_, (text, value) in expected.items():
        when = paris.event(id_).when
        assert when is not None
        assert (words(when.anchor), when.value, when.basis) == (text, value, "reference_date")


def test_case_2_late_in_a_month_is_one_day_of_its_last_third() -> None:
    when = paris.statement("s_rubio_framework").when
    assert when is not None
    assert when.value is not None
    assert (words(when.anchor), when.value) == ("Late in August", "[2025-08-21..2025-08-31]")
    assert str(when.value.latest) == "2025-08-31"


def test_case_3_an_expectation_counted_from_a_meeting_may_have_lapsed() -> None:
    completion = paris.event("model_completion")
    relation = related("model_completion", "white_house_talks")
    assert (relation.kind, relation.offset, relation.inferred) == ("after", "P7D/P10D", False)
    assert completion.when is not None
    assert completion.when.value is not None
    assert article.reference_date is not None
    assert words(completion.when.anchor) == "within 7 to 10 days of the Aug. 18 talks at the White House"
    assert completion.when.value == "[2025-08-25..2025-08-28]"
    assert str(completion.when.value.latest) < article.reference_date
    assert completion.status == "unknown"
    assert [(words(m), m.status) for m in completion.mentions] == [
        ("finished", "expected"),
        ("due", "expected"),
    ]
    deadline = paris.statement("s_writer_deadline")
    assert (deadline.speaker_absence, words(deadline.content)) == (
        "writer",
        "it was due no later than Aug. 28",
    )


def test_case_4_headline_and_body_give_one_event_two_states() -> None:
    meeting = paris.event("bilateral")
    states = [(mention.field, words(mention), mention.status) for mention in meeting.mentions]
    assert meeting.status == "scheduled"
    assert states == [("headline", "meets", "occurred"), ("body", "meet", None), ("body", "that", None)]


def test_case_5_before_that_goes_against_the_order_of_the_text() -> None:
    told_first, told_later = paris.event("bilateral").mentions[1], paris.event("news_conference").mentions[0]
    assert told_first.start < told_later.start
    assert words(paris.event("bilateral").mentions[2]) == "that"
    assert related("news_conference", "bilateral").kind == "before"
    assert not related("news_conference", "bilateral").inferred
    assert order("bilateral", "news_conference", "paris_summit") == [
        "news_conference",
        "bilateral",
        "paris_summit",
    ]


def test_case_6_a_capital_stands_for_a_government() -> None:
    expected = [
        ("us_government", "Washington", "body", "washington"),
        ("ukraine_government", "Kyiv", "body", "kyiv"),
        ("ukraine_government", "Kyiv", "headline", "kyiv"),
        ("russia_government", "Moscow", "body", "moscow"),
    ]
    for government, name, field, city in expected:
        assert paris.mention(government, name, field).literal == city
        assert paris.participant(government).kind == "organisation"
        assert paris.participant(city).kind == "place"
    city_itself = paris.mention("kyiv", "Kyiv")
    assert city_itself.literal is None
    assert article.body is not None
    assert article.body[city_itself.start - 3 : city_itself.end] == "in Kyiv"


def test_case_7_a_country_or_continent_speaks_is_addressed_and_acts() -> None:
    europe = paris.statement("s_europe_wants_peace")
    assert (europe.speaker, words(europe.source), words(europe.content)) == ("europe", "Europe", "peace")
    assert paris.statement("s_europe_commitment").speaker == "europe"
    assert paris.statement("s_zelensky_thanks").addressees == ("france",)
    agents = {p.participant for p in paris.event("promises").participations if p.role == "agent"}
    assert agents == {"europe", "united_states"}
    assert {paris.participant(id_).kind for id_ in (*agents, "france")} == {"place"}


def test_case_8_one_thing_has_five_names() -> None:
    assert paris.mentions("security_guarantees") == [
        ("guarantees", "nominal"),
        ("security guarantees", "nominal"),
        ("a framework", "nominal"),
        ("A finished model", "nominal"),
        ("it", "pronoun"),
        ("the guarantees", "nominal"),
        ("The agreement", "nominal"),
        ("it", "pronoun"),
        ("it", "pronoun"),
        ("The commitments", "nominal"),
        ("the guarantees", "nominal"),
        ("which", "pronoun"),
    ]
    heads = {m.head.exact for m in paris.topic("security_guarantees").mentions if m.head is not None}
    assert heads == {"guarantees", "framework", "model", "agreement", "commitments"}


def test_case_9_we_our_and_us_inside_quotations() -> None:
    assert paris.mentions("macron_we") == [("We", "pronoun")]
    assert paris.mentions("zelensky_we") == [("Our", "pronoun"), ("us", "pronoun")]
    for speaker, group, statement in (
        ("macron", "macron_we", "s_macron_ready"),
        ("zelensky", "zelensky_we", "s_zelensky_alliance"),
    ):
        said = paris.statement(statement)
        assert speaker in {member.id for member in article.members_of(group)}
        assert (said.speaker, said.on_behalf_of) == (speaker, (group,))
        assert said.quoted is not None
        for mention in paris.participant(group).mentions:
            assert any(span.start <= mention.start and mention.end <= span.end for span in said.quoted.spans)


def test_case_10_unnamed_groups_and_a_coalition_of_unknown_members() -> None:
    expected = {
        "european_partners": "partners in Europe",
        "european_leaders": "a number of European leaders",
        "advisers": "advisers",
    }
    for id_, text in expected.items():
        group = paris.participant(id_)
        assert paris.mentions(id_) == [(text, "nominal")]
        assert (group.kind, group.link_status, group.members_complete) == ("group", "no_entry", False)
    assert paris.mentions("coalition")[:3] == [
        ("allies", "nominal"),
        ("a group of countries", "nominal"),
        ("that", "pronoun"),
    ]
    assert paris.participant("coalition").members_complete is False
    assert article.members_of("coalition") == ()
    assert paris.participant("meeting_chairs").members_complete is True


def test_case_11_a_name_in_quotation_marks_is_no_statement() -> None:
    name = paris.mention("coalition", "Coalition of the Willing")
    assert article.body is not None
    assert article.body[name.start - 1] == article.body[name.end] == '"'
    assert name.form == "name"
    noun = {place.path[0] for place in article.annotations_at(name.start)}
    assert noun == {"participants"}


def test_case_12_a_mixed_quotation_with_a_detached_word() -> None:
    said = paris.statement("s_zelensky_signals")
    assert said.kind == "mixed"
    assert words(said.content) == 'Yet|Moscow was "not showing any signals" that peace was what it wanted'
    assert words(said.quoted) == "not showing any signals"
    assert (words(said.source), all_words(said.cue), said.continues) == (
        "he",
        ["went on"],
        "s_zelensky_europe",
    )


def test_case_13_the_writer_explains_a_quotation() -> None:
    said = paris.statement("s_macron_ready")
    assert said.kind == "direct"
    assert words(said.content) == words(said.quoted) == "We are ready to provide political support,"
    assert (
        words(said.gloss) == "a nod to the guarantees, which might be put on paper if a peace deal is struck"
    )
    assert "security_guarantees" in said.about
    assert said.content is not None
    assert said.gloss is not None
    assert said.content.end < said.gloss.start


def test_case_14_contents_that_are_noun_phrases() -> None:
    restated = paris.statement("s_macron_commitment")
    assert (words(restated.content), all_words(restated.cue), restated.act) == (
        "Europe's commitment to helping Ukraine",
        ["restated"],
        "confirm",
    )
    assert paris.statement("s_europe_commitment").within == "s_macron_commitment"
    thanks = paris.statement("s_zelensky_thanks")
    assert (words(thanks.content), thanks.act) == (
        "France, which has not stopped backing his country",
        "thank",
    )


def test_case_15_a_passive_without_a_source_stands_inside_its_content() -> None:
    said = paris.statement("s_model_expected")
    assert (said.speaker, said.speaker_absence, said.source) == (None, "passive", None)
    assert said.content is not None
    before, after = said.content.spans
    (cue,) = said.cue
    assert (before.exact, words(cue)) == ("A finished model", "it was said")
    assert after.exact == "could be expected within 7 to 10 days of the Aug. 18 talks at the White House"
    assert before.end < cue.start < cue.end < after.start


def test_case_16_attributions_nest_under_negation() -> None:
    outer, middle, inner = (
        paris.statement(id_) for id_ in ("s_zelensky_signals", "s_moscow_signals", "s_moscow_wants_peace")
    )
    assert [outer.within, middle.within, inner.within] == [None, outer.id, middle.id]
    assert [outer.polarity, middle.polarity, inner.polarity] == ["positive", "negative", "positive"]
    assert [outer.speaker, middle.speaker, inner.speaker] == [
        "zelensky",
        "russia_government",
        "russia_government",
    ]
    assert (words(middle.source), all_words(middle.cue)) == ("Moscow", ["showing any signals"])
    assert words(middle.content) == words(inner.extent) == "peace was what it wanted"
    assert (words(inner.source), all_words(inner.cue), words(inner.content)) == ("it", ["wanted"], "peace")
    assert middle.factuality == (Factuality(value="unlikely", according_to="zelensky"),)


def test_case_17_an_occasion_is_only_inferred() -> None:
    inferred = Occasion(event="news_conference", inferred=True, confidence=75)
    said = [s for s in article.statements_of("zelensky") if s.content is not None]
    assert len(said) == 5
    assert {s.occasion for s in said} == {inferred}
    assert paris.statement("s_macron_commitment").occasion == Occasion(event="news_conference")
    assert paris.mention("news_conference", "There").form == "pronoun"


def test_case_18_co_chairs_a_hybrid_meeting_and_no_venue() -> None:
    meeting = paris.event("paris_summit")
    chairs = {p.participant: words(p.anchor) for p in meeting.participations if p.role == "co_chair"}
    assert chairs == {
        "macron": "French President Emmanuel Macron",
        "starmer": "British Prime Minister Keir Starmer",
    }
    assert all(p.expected for p in meeting.participations)
    assert meeting.attendance == "hybrid"
    assert [(w.place, w.online, w.anchor, w.inferred) for w in meeting.where] == [("paris", None, None, True)]
    assert {p.id for p in article.members_of("meeting_chairs")} == {"macron", "starmer"}
    assert {p.id: all_words(p.mentions) for p in article.members_of("meeting_participants")} == {
        "participants_in_the_room": ["some"],
        "participants_online": ["others"],
    }


def test_case_19_an_event_ruled_out_and_one_conditional_on_a_hypothetical_one() -> None:
    troops = paris.event("us_troops")
    assert (troops.status, troops.polarity) == ("excluded", "negative")
    assert all_words(troops.mentions) == ["One thing", "American soldiers on Ukrainian soil"]
    assert {p.according_to for p in troops.participations} == {"s_vance_soldiers"}
    assert paris.statement("s_vance_soldiers").act == "clarify"
    deal, paper = paris.event("peace_deal"), paris.event("guarantees_formalised")
    assert (deal.status, paper.status, paper.modality) == ("hypothetical", "hypothetical", "conditional")
    assert related("peace_deal", "guarantees_formalised").kind == "condition_of"
    assert all_words(paper.mentions) == ["put on paper"]


def test_case_20_roles_hold_at_the_date_of_the_article() -> None:
    assert article.reference_date is not None
    expected = {
        "zelensky": ("President", "ukraine", "2019-05-20", "President"),
        "macron": ("President", "france", "2017-05-14", "French President"),
        "starmer": ("Prime Minister", "united_kingdom", "2024-07-05", "British Prime Minister"),
        "rubio": ("Secretary of State", "united_states", "2025-01-21", "the U.S. secretary of state"),
        "trump": ("President", "united_states", "2025-01-20", "President"),
        "vance": ("Vice President", "united_states", "2025-01-20", "Vice President"),
        "rutte": ("Secretary General", "nato", "2024-10-01", "NATO's secretary general"),
        "yermak": (
            "Head of the Office of the President",
            "presidential_office",
            "2020-02-11",
            "the head of Zelensky's office",
        ),
    }
    for id_, row in expected.items():
        (role,) = paris.participant(id_).roles
        assert (role.title, role.of, role.valid_from, words(role.anchor)) == row
        assert role.valid_from is not None
        assert role.valid_to is None
        assert str(role.valid_from.latest) < article.reference_date
    assert paris.event("zelensky_visit").ordinal == 8

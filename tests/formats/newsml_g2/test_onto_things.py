"""Writing into documents that newsml did not write: things, codes, headlines and what hangs on them."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

import newsml
from newsml.errors import CannotCarry
from newsml.model.article import Article
from tests.formats.newsml_g2.foreign_documents import BARE, POWER
from tests.formats.newsml_g2.onto_laws import (
    MARKED,
    NA,
    OTHER,
    article_of,
    onto,
    with_pairs,
)

# --- things ---


def with_thing(article: Article, id_: str, **changes: Any) -> Article:
    return article.replace(article[id_].model_copy(update=changes))


ADA = '    <subject type="cpnat:person" qcode="desk:ada">\n      <name>Ada</name>\n    </subject>\n'
LOCAL = (
    'uri="https://example.com/desk/"/>\n',
    'uri="https://example.com/desk/"/>\n    <scheme alias="local" uri="tag:example.com,2025:7#"/>\n',
)
OURS = (
    '    <subject type="cpnat:person" qcode="local:desk_ada">\n      <name>Ada</name>\n      <note>N</note>\n'
    '      <sameAs uri="https://example.com/desk/ada"/>\n    </subject>\n'
)


def test_a_new_name_is_written_where_the_old_one_stood() -> None:
    data = onto(with_thing(article_of(POWER), "desk_ada", name="Ada L.", relevance=7), POWER)
    assert data == with_pairs(
        POWER, ("<name>Ada<", "<name>Ada L.<"), ('qcode="desk:ada"', 'qcode="desk:ada" relevance="7"')
    )


def test_a_new_name_keeps_the_id_that_came_from_the_old_one() -> None:
    document = POWER.replace(' qcode="desk:ada"', "")
    data = onto(with_thing(article_of(document), "Ada", name="Ada L."), document)
    person = '<subject type="cpnat:person">\n      <name>Ada<'
    assert data == with_pairs(
        document,
        MARKED,
        (person, person.replace('person"', 'person" na:id="Ada"').replace("Ada<", "Ada L.<")),
    )


def test_what_a_construct_cannot_say_is_said_in_our_words_beside_it() -> None:
    article = with_thing(article_of(POWER), "desk_ada", note="N")
    first = onto(article, POWER)
    assert first == with_pairs(POWER, LOCAL, ("</description>\n", f"</description>\n{OURS}"))
    second = onto(with_thing(article, "desk_ada", note="M"), first)
    assert second == with_pairs(first, ("<note>N<", "<note>M<"))
    undone = onto(article_of(POWER), second)
    assert undone == with_pairs(second, ("\n      <note>M</note>", ""))
    gone = onto(article.remove("desk_ada", unlink=True), second)
    assert '<na:without things="desk_ada"/>' in gone
    assert ADA in gone


def test_a_subject_that_says_no_more_than_a_name_goes() -> None:
    article = article_of(POWER).remove("desk_ada", unlink=True)
    assert onto(article, POWER) == with_pairs(POWER, (ADA, ""))


def test_a_construct_that_says_more_stays_and_is_not_meant() -> None:
    document = POWER.replace("<name>Ada</name>", "<name>Ada</name><definition>Poet</definition>")
    article = article_of(document)
    gone = onto(article.remove("desk_ada", unlink=True), document)
    without = '\n    <na:without things="desk_ada"/>'
    assert gone.count(without) == 1
    assert gone.replace(without, "") == with_pairs(document, MARKED)
    assert "desk_ada" in newsml.loads(newsml.dumps(article, "newsml-g2", onto=gone.encode())).article.index


def test_names_in_languages_keep_their_meaning() -> None:
    names = '<name xml:lang="en">Ada</name><name xml:lang="de">Adele</name>'
    document = POWER.replace("<name>Ada</name>", names)
    data = onto(article_of(document).replace(language="de"), document)
    assert names in data
    assert 'qcode="local:desk_ada"' in data


def test_an_anchor_in_their_body_gets_offsets_and_their_markup_stays() -> None:
    article = article_of(POWER)
    anchor = {"spans": [{"start": 0, "end": 3, "exact": "Ada"}]}
    data = Article.model_validate(
        {**article.model_dump(), "participants": [{**article["desk_ada"].model_dump(), "mentions": [anchor]}]}
    )
    first = onto(data, POWER)
    assert (
        '<p class="lead">Ada met <b>Bo</b>, and <![CDATA[more]]>.</p>\n        <p>They   talked.</p>' in first
    )
    assert 'na:spans="0 3"' in first
    second = onto(data.replace(body=article.body + "!", blocks=()), first)  # type: ignore[operator]
    assert 'na:spans="0 3"' in second


# --- codes and credits ---


def test_credits_are_linked_and_unlinked() -> None:
    article = article_of(POWER)
    (cy,) = article.creators
    linked = onto(article.replace(creators=(cy.model_copy(update={"participant": "desk_ada"}),)), POWER)
    assert linked == with_pairs(POWER, MARKED, ('custom="true"', 'custom="true" na:participant="desk_ada"'))
    assert onto(article, linked) == with_pairs(linked, ('na:participant="desk_ada"', 'na:as="code"'))


def test_a_credit_that_names_a_thing_can_be_unlinked() -> None:
    document = POWER.replace(
        '<creator literal="cy" custom="true"><name>Cy', '<creator qcode="desk:ada"><name>Ada'
    )
    article = article_of(document)
    assert article.creators[0].participant == "desk_ada"
    alone = article.creators[0].model_copy(update={"participant": None})
    data = onto(article.replace(creators=(alone,)), document)
    assert '<creator qcode="desk:ada" na:as="code"><name>Ada</name></creator>' in data


@pytest.mark.parametrize(
    ("code", "attributes"),
    [
        ({"iri": "https://example.com/desk/g"}, 'qcode="desk:g"'),
        ({"iri": "https://example.org/g"}, 'uri="https://example.org/g"'),
        ({"qcode": "unknown:g"}, 'qcode="unknown:g"'),
        ({"qcode": "desk:g"}, 'qcode="desk:g" na:as="qcode"'),
        ({"literal": "g"}, 'literal="g"'),
    ],
)
def test_codes_are_said_with_the_documents_aliases(code: dict[str, str], attributes: str) -> None:
    article = article_of(POWER)
    data = onto(Article.model_validate({**article.model_dump(), "genres": [code]}), POWER)
    pairs = [('qcode="genre:Current"', attributes), *([MARKED] if "na:" in attributes else [])]
    assert data == with_pairs(POWER, *pairs)


# --- headlines, frame ---


def test_alternatives_stay_what_they_are_without_a_headline() -> None:
    document = POWER.replace("    <by>", '    <headline role="desk:web">Web</headline>\n    <by>')
    article = article_of(document)
    assert len(article.alternative_headlines) == 1
    data = onto(article.replace(headline=None), document)
    assert data == with_pairs(
        document,
        MARKED,
        ("\n    <headline>The &#xE6;sir &amp; Ada</headline>", ""),
        ('"desk:web">', '"desk:web" na:alternative="true">'),
    )
    assert "<headline>H</headline>\n    <headline role" in onto(article.replace(headline="H"), data)


def test_a_headline_takes_the_place_of_an_alternative_that_goes() -> None:
    document = POWER.replace("<headline>The &#xE6;sir &amp; Ada<", '<headline role="desk:web">Web<')
    document = document.replace("</contentMeta>", f"<na:x{NA}/></contentMeta>")
    article = article_of(document)
    without = onto(
        article.replace(headline=None, alternative_headlines=OTHER.alternative_headlines), document
    )
    back = onto(article.replace(headline="New", alternative_headlines=()), without)
    assert back.count("<headline") == 1


def test_ids_of_the_article_follow_its_id() -> None:
    article = with_thing(article_of(POWER), "desk_ada", note="N")
    moved = article.replace(id="https://example.org/n", version=9)
    first = onto(article, POWER)
    assert onto(moved, first) == with_pairs(
        first,
        ('guid="tag:example.com,2025:7" version="3"', 'guid="https://example.org/n" version="9"'),
        ('"tag:example.com,2025:7#"', '"https://example.org/n#"'),
    )


def test_what_was_removed_can_come_back() -> None:
    document = POWER.replace(
        "</copyrightNotice>", "</copyrightNotice>\n    <copyrightNotice>Second</copyrightNotice>"
    )
    article = article_of(document)
    removed = onto(article.replace(rights=None), document)
    assert "<copyrightNotice>Second</copyrightNotice>" in removed
    again = onto(article, removed)
    assert again.index("(c) Example") < again.index("Second")
    assert "<copyrightNotice>Second</copyrightNotice>" in onto(article.replace(rights=None), again)


def test_the_last_publication_takes_the_history_along() -> None:
    first = onto(article_of(POWER).replace(first_published="2020-01-02"), POWER)
    assert onto(article_of(POWER), first) == POWER
    other = "<published><timestamp>2021-01-01</timestamp></published>"
    several = first.replace("  </pubHistory>", f"  {other}</pubHistory>")
    with pytest.raises(CannotCarry, match="publishing history") as refusal:
        onto(article_of(POWER), several)
    assert refusal.value.path == "first_published"
    unread = other.replace("2021-01-01", "soon")
    assert unread in onto(article_of(POWER), first.replace("  </pubHistory>", f"  {unread}</pubHistory>"))


def test_elements_that_say_the_same_stay_with_what_they_say() -> None:
    ids = '<altId>7</altId><altId type="desk:x">7</altId>'
    document = POWER.replace("<language", f"{ids}<language")
    data = onto(
        Article.model_validate(
            {**article_of(document).model_dump(), "identifiers": [{"literal": "7"}, {"literal": "8"}]}
        ),
        document,
    )
    assert f"{ids}<altId>8</altId>" in data


def test_new_parts_come_where_the_standard_wants_them() -> None:
    document = POWER.replace("<name>Cy</name>", '<name>Cy</name><related rel="desk:x"/>')
    role = {"literal": "boss"}
    article = article_of(document)
    data = onto(
        Article.model_validate(
            {**article.model_dump(), "creators": [{**article.creators[0].model_dump(), "role": role}]}
        ),
        document,
    )
    assert '<name>Cy</name><related rel="desk:x"/><na:role literal="boss"/></creator>' in data


def test_a_body_that_names_things_is_said_anew_with_other_words() -> None:
    event = "<event><name>Fair</name><eventDetails><dates><start>2025-11-03</start></dates></eventDetails></event>"
    content = f'<contentSet><inlineXML contenttype="application/xml"><events>{event}</events></inlineXML></contentSet>'
    document = BARE.replace("</newsItem>", f"{content}</newsItem>")
    article = article_of(document)
    assert [one.name for one in article.events] == ["Fair"]
    assert event in onto(article.replace(urgency=1), document)
    wanted = newsml.reanchor(article, {"body": f"{article.body} and more"}).article
    assert event not in onto(wanted, document)


def test_what_is_new_comes_in_the_order_of_the_standard_whatever_it_stands_beside() -> None:
    document = BARE.replace(
        "<contentMeta>", '<catalogRef href="x:"/>\n<rightsInfo><usageTerms/></rightsInfo><contentMeta>'
    )
    document = document.replace(
        "<usageTerms/>", '<copyrightNotice>(c)</copyrightNotice><x:a xmlns:x="x:"><x:b/></x:a>'
    )
    article = article_of(document)
    removed = onto(article.replace(rights=None), document)
    assert '<rightsInfo na:absent="true"><x:a ' in removed
    wanted = article.replace(rights=OTHER.rights)
    tags = [etree.QName(node).localname for node in etree.fromstring(onto(wanted, removed).encode())]
    assert tags == ["catalogRef", "catalog", "rightsInfo", "rightsInfo", "contentMeta"]

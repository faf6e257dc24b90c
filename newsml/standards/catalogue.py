"""The official schemas that newsml knows: facts about files that others publish, pinned by their digests."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Final

from newsml.errors import NewsmlError

_IPTC: Final = "https://raw.githubusercontent.com/iptc/newsml-g2"
_DEPOSIT: Final = "https://www.iptc.org/std/NewsML-G2/2.{0}/specification/{1}.xsd"
_TESTS_1: Final = _IPTC + "/01c9ad8def914539145b0aa6b0427c0b5c763273/tests/schema_versions/{1}.xsd"
_TESTS_2: Final = _IPTC + "/8f717a3ddc9e23c94dd908dc06c141b3c5bf023b/tests/schema_versions/{1}.xsd"
_FIRST: Final = "/specification/XML-Schema_FileVersion_1/{1}_1.xsd"

# Minor version, address, size in bytes, SHA-256.
_NEWSML_G2: Final = (
    (9, _TESTS_1, 180_978, "ce81ff71e9c2bdae0a15a7d8c91c7b5bffa2f1638c170b81a454c7ebfb723e33"),
    (10, _TESTS_1, 186_053, "92e7852093b312bed70d7fbe39186f9a52234f5e6579ebc250a53c1116939d95"),
    (11, _TESTS_1, 198_894, "cd6d62f4bd74097f9d1795fd0d68f590d9b3ece6ad55c66e25f8e725d0f70312"),
    (12, _TESTS_1, 207_062, "7e43d420c3d5d9d448afd14931aa6a1337b7ff6e129bd7b453952b48790b6421"),
    (13, _TESTS_2, 208_540, "337e178252155f3a70ecade41df5a850613f629aab6cf0283ae1110eb9d0a937"),
    (14, _TESTS_2, 209_724, "15ae0ddae8af31ab5f6a9e9c839325c29702a1b50d6f3c134008033be95fc8f5"),
    (15, _TESTS_2, 214_998, "71e1665c2f8bb83f36d1007fd478ceab52977eae50d2cc336c9a661aa3fdd488"),
    (16, _TESTS_2, 216_008, "1801123a13c790bf3f951518243bcc830011d948d02085c85254509a5da01a68"),
    (17, _TESTS_1, 223_315, "0dfe432e2bf8032aa83c54f7b0155f01213aa2d5c2e62db259a4ac24e19e6986"),
    (18, _TESTS_1, 256_215, "1ac5f53a46499501fb0a0470272397b9075f14f2f51864bff51566760e23b9e7"),
    (19, _TESTS_1, 256_428, "91bbb3112df529415fbe8ccd5b9e122f86fb5fd53495f90ac7b3c159f87fba1b"),
    (20, _TESTS_1, 260_394, "a0fd6ad7ef72b14a760bf5790928ec13109f1bf1ef49cc9ccb5ba74b48746950"),
    (21, _TESTS_1, 260_576, "708b96c1cd615156c358b951b18c35830420be70d9d04b2f1d4a354fd46f8cfd"),
    (22, _TESTS_1, 262_226, "29f638345c044cc692f32d696612eee52e423afedd4d8350d73093ab87efbebf"),
    (23, _TESTS_2, 264_099, "a48144d894279f37e47a5bdeb670ef34b88916bbf07f463c86b44ff08fb39110"),
    (24, _TESTS_2, 269_359, "c65b93cde381548839ca9aaeac4606884a5136795e76d869ac60c1a46a3f902d"),
    (25, _TESTS_2, 270_883, "205c7652e140c9570b12293ffa2361c2517cebad99b06402db33a6046d8de95d"),
    (26, _TESTS_1, 272_034, "5969efee5ceb295abde980c047fb4e6016d1c3be7a37fbf7d580538bae2b70a1"),
    (27, _TESTS_1, 273_987, "7ed53b33060e01d9823b26561469f96c85c24395649fa6926c442f7217ac02bb"),
    (28, _DEPOSIT, 318_952, "78126e491d37f66f15afc37cbcf4c84d556d0c0686fc4f133333416034b923cd"),
    (
        29,
        f"{_IPTC}/1599bdfd6e3bf2c38622ae90e100807a567addf6{_FIRST}",
        322_949,
        "4ef2f3841370920890d55b30003e9e7c896f83d579632482e3f9110619758182",
    ),
    (
        30,
        _IPTC + "/e812417d8db84517ebcc57273cfa0a3067bda7f4/examples/{1}.xsd",
        325_836,
        "2f1f4ffcb7a9a121c1ecf0ba28e54689d3d44e55a916bdbc6c2c04a5dac5ee47",
    ),
    (
        31,
        f"{_IPTC}/7e308b0f7d5f4c021d04e9cc2275889b317dc3be{_FIRST}",
        326_084,
        "894f523fc1174358b21de4e7b6800ada96ea7c5b8ffbf956c0151e317b81207a",
    ),
    (
        32,
        f"{_IPTC}/8a27f53af573055fd792e49519b01d742c827f91{_FIRST}",
        327_161,
        "e2f1092c58eb3eb134fe4f9beef8a275a6db5ae3aea42ac1f081d8233224ed47",
    ),
    (33, _DEPOSIT, 327_570, "099dc3a143ca08e1758fac024689a4ace7d1837fefb8f0efedaa2614b107a7cf"),
    (
        34,
        _IPTC + "/751dda43568dbb15edc7a5696e394589c717f148/releases/2.34/examples/{1}.xsd",
        330_343,
        "447345f43d78ff93eccd25be3fbec70e8781bc1a6454337e59cfd87a897ee6c1",
    ),
    (
        35,
        _IPTC + "/c4d3924e30f23b75e598a56cc54fcdf0c73acecd/releases/2.35/specification/{1}.xsd",
        330_783,
        "06ef1c5076a32f2568ac8955994029890afac0268f795e3c26642ded52cf0181",
    ),
)


@dataclass(frozen=True, slots=True)
class Standard:
    """One file of an official schema."""

    name: str
    """What the commands call it."""
    title: str
    """What it is, in few words."""
    version: str
    """The version of the standard."""
    folder: str
    """The folder that it lies in, below that of all."""
    file: str
    """Its file name, by which other schemas refer to it."""
    url: str
    """Where its publisher has it."""
    size: int
    """Its length in bytes."""
    sha256: str
    """The digest of exactly this file."""
    needs: tuple[str, ...] = ()
    """The names of those that it cannot be used without."""


def _newsml_g2(minor: int, url: str, size: int, sha256: str) -> Standard:
    file = f"NewsML-G2_2.{minor}-spec-All-Power"
    return Standard(
        name=f"newsml-g2-2.{minor}",
        title="NewsML-G2, all items, power conformance",
        version=f"2.{minor}",
        folder="newsml-g2",
        file=f"{file}.xsd",
        url=url.format(minor, file),
        size=size,
        sha256=sha256,
        needs=("xml",),
    )


NEWSML_G2: Final = tuple(_newsml_g2(*row) for row in _NEWSML_G2)
"""The schemas of NewsML-G2, oldest first."""

CATALOGUE: Final = (
    *NEWSML_G2,
    Standard(
        name="xml",
        title="attributes of XML itself, which the XML schemas import",
        version="2009-01",
        folder="newsml-g2",
        file="xml.xsd",
        url="https://www.w3.org/2009/01/xml.xsd",
        size=8_836,
        sha256="61960fb3131e38022caad5360e2f33a3382578ab3c80cd58bd74320ede61b20c",
    ),
    Standard(
        name="nitf-3.6",
        title="NITF, bodies of articles",
        version="3.6",
        folder="newsml-g2",
        file="nitf-3-6.xsd",
        url=f"{_IPTC}/0634c5c30b6e61c367f2af289398aa1ac1ac6f8a/releases/2.33/examples/nitf-3-6.xsd",
        size=122_915,
        sha256="78f4931e19ae7c1b8dc55156675991b90d85b147fe7e683a2f11928071470cf4",
        needs=("nitf-3.6-ruby", "xml"),
    ),
    Standard(
        name="nitf-3.6-ruby",
        title="NITF, ruby annotations",
        version="3.6",
        folder="newsml-g2",
        file="nitf-3-6-ruby-include.xsd",
        url=f"{_IPTC}/124233d6e47383c530a532e0ed2fb36e7e89173c/releases/2.29/examples/nitf-3-6-ruby-include.xsd",
        size=1_517,
        sha256="cd24abf32fbf76d8ea139a96222884f7a51f12fd2d06c7c806d7343beed0b30b",
    ),
    Standard(
        name="ninjs-3.1",
        title="ninjs",
        version="3.1",
        folder="ninjs",
        file="ninjs-schema_3.1.json",
        url="https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
        size=46_001,
        sha256="404f578a299bf34e76e98f2de26ad9989882ebd7abf3a4d3cf3aa689b70a8744",
        needs=("geojson",),
    ),
    Standard(
        name="geojson",
        title="GeoJSON, which ninjs refers to",
        version="RFC 7946",
        folder="ninjs",
        file="GeoJSON-schema.json",
        url="https://geojson.org/schema/GeoJSON.json",
        size=46_182,
        sha256="e52886cce1429941ab3725a055a61d6bf8b6f5429837ff7dbca32f809e3500c2",
    ),
)
"""All of them."""


def named(name: str) -> Standard:
    """The schema with this name, in capitals or not.

    Raises:
        NewsmlError: there is none; the message names the nearest.
    """
    known = {one.name: one for one in CATALOGUE}
    found = known.get(name.lower())
    if found is None:
        nearest = difflib.get_close_matches(name.lower(), known, n=1)
        hint = f"did you mean {nearest[0]}?" if nearest else "`newsml standards list` names them all"
        raise NewsmlError(f"no schema is called {name!r}: {hint}")
    return found


def with_needs(standard: Standard) -> tuple[Standard, ...]:
    """A schema and those that it cannot be used without."""
    return (standard, *(named(name) for name in standard.needs))


def newsml_g2(version: str) -> Standard:
    """The schema of a version of NewsML-G2, such as 2.35; raises NewsmlError where none is known."""
    found = next((one for one in NEWSML_G2 if one.version == version), None)
    if found is None:
        message = (
            f"no schema of NewsML-G2 {version!r} is known: give one of {NEWSML_G2[0].version} "
            f"to {NEWSML_G2[-1].version}"
        )
        raise NewsmlError(message)
    return found

"""The schemes of IPTC's catalog for NewsML-G2, version 41 of 2025-04-30: alias -> scheme URI.

Facts only; the schemes themselves are IPTC's. Written `alias:path`, or `alias` alone where both are the same.
"""

from __future__ import annotations

from typing import Final

_NEWSCODES: Final = """
    altidrole aoprop:aoproperty app:application aspfacet:asportfacet aspfacetvalue:asportfacetvalue
    acdc:audiocodec authoritystatus catinat:catinature chprop:characteristicsproperty cinat:cinature
    colsp:colorspace colin:colourindicator ctech:commtech cptnoterole:conceptnoterole
    crel:conceptrelation conf:confidence ciprol:contactinfopartrole cwarn:contentwarning
    ctrol:contributorrole cpnat:cpnature cpprole:contentprodpartyrole drol:descriptionrole
    digsrctype:digitalsourcetype dimensionunit dummy erol:edrole encd:encoding
    entityprop:entityproperty ecirol:eventcontactinforole edconf:eventdateconfirm
    eocstat:eventoccurstatus eorol:eventorganiserrole eprol:eventparticipantrole
    eregrol:eventregrole fisymtype:financialinstrumentsymboltype frmt:format gen:generic genre
    hashscope hashtype hopaction hatarget:hopactiontarget howextr:howextracted howpr:howpresent ikos
    imgregrole:imageregionrole imgregtype:imageregiontype impt:importance isrol:infosourcerole
    irel:itemrelation irep:itemrepresentation lbtyp:labeltype lrol:languagerole
    loutorient:layoutorientation loctyp:location medtop:mediatopic mtyp:mediatype medtype:mediatype1
    nprt:namepart nrol:namerole ncostat:newscoveragestatus nityp:newsitemtype nmsig:newsmsgsignal
    nprod:newsproduct nprov:newsprovider ninat:ninature not:notation oito:ofinterestto
    pgrmod:pkggroupmode plinat:plinature prio:priority prodgenre:productgenre prop:property
    prov:provider stat:pubstatusg2 rtype:ratertype rcalctype rel:relevance rnd:rendition riaspect
    rightsprop:rightsproperty riscope role1 rscaleunit scn:scene sev:severity sig:signal
    pst1:status1 subj:subjectcode squ:subjectqualifier timeunit tone tpctyp:topictype trustindicator
    urgy:urgency useracttype:useractiontype valfmt:valueformat vcdc:videocodec
    videodef:videodefinition ivqu:videoqualifier sov:videoscaling why:whypresent wldreg:worldregion
"""
"""Below http://cv.iptc.org/newscodes/."""

_OF_OTHERS: Final = """
    a1312cat:anpa1312-category a1312prio:anpa1312-priority a1312svc:anpa1312-servicelevel
    a1312vers:anpa1312-version bcp47 cusip figi gics isin mic:iso10383-mic iso3166-1a2 iso3166-1a3
    iso3166-2 iso4217a iso4217n parasport secst sedol ticker tidm googletopicsv1 googletopicsv2
    iabcontent20 iabcontent21 iabcontent22 iabcontent30 iabaudience10 iabadproduct10 iabadproduct20
"""
"""Below http://cvx.iptc.org/: schemes of others, to which IPTC gives a URI."""

_MUSICBRAINZ: Final = """
    mb-artist:artist mb-label:label mb-recording:recording mb-release:release
    mb-releasegroup:release-group mb-work:work
"""
"""Below http://musicbrainz.org/."""


def _below(prefix: str, listed: str) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in listed.split())
    return {alias: f"{prefix}{path or alias}/" for alias, _, path in pairs}


STANDARD: Final = {
    **_below("http://cv.iptc.org/newscodes/", _NEWSCODES),
    **_below("http://cvx.iptc.org/", _OF_OTHERS),
    **_below("http://musicbrainz.org/", _MUSICBRAINZ),
    "cptdefrole": "http://cv.iptc.org/newscodes/conceptdefinitionrole",
    "ednoterole": "http://cv.iptc.org/newscodes/ednoterole",
    "dbpedia": "http://dbpedia.org/resource/",
    "freebase": "http://www.freebase.com",
    "geonames": "http://sws.geonames.org/",
    "geonameshttps": "https://sws.geonames.org/",
    "plus": "http://ns.useplus.org/ldf/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wikidata": "http://www.wikidata.org/entity/",
}
"""Two schemes of NewsCodes end without a slash there, and so does Freebase's."""

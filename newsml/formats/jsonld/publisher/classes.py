"""Which noun of the model a class is: those of schema.org that news is about, and their like elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from newsml.formats.jsonld.term import FOAF, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.formats.jsonld.facts import Fact, Node

ARTICLES: Final = frozenset(
    [
        "NewsArticle",
        "AnalysisNewsArticle",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "Article",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "ScholarlyArticle",
        "MedicalScholarlyArticle",
        "TechArticle",
        "APIReference",
        "Report",
        "SocialMediaPosting",
        "BlogPosting",
        "LiveBlogPosting",
        "DiscussionForumPosting",
    ]
)
PLAIN_ARTICLES: Final = frozenset({"NewsArticle", "Article"})
"""What every article is; the others say more."""

_PERSONS: Final = "Person Patient"
_ORGANISATIONS: Final = (
    "Organization Airline Consortium Cooperative Corporation EducationalOrganization CollegeOrUniversity"
    " ElementarySchool HighSchool MiddleSchool Preschool School GovernmentOrganization FireStation"
    " LibrarySystem LocalBusiness MedicalOrganization Hospital NGO NewsMediaOrganization OnlineBusiness OnlineStore"
    " PerformingGroup DanceGroup MusicGroup TheaterGroup PoliticalParty Project ResearchProject FundingAgency"
    " ResearchOrganization SearchRescueOrganization SportsOrganization SportsTeam WorkersUnion"
    " FinancialService BankOrCreditUnion InsuranceAgency Store Restaurant Hotel LodgingBusiness FoodEstablishment"
    " EntertainmentBusiness LegalService ProfessionalService GovernmentOffice RadioStation TelevisionStation"
    " TravelAgency EmploymentAgency SportsClub MedicalClinic EmergencyService PoliceStation"
)
_PLACES: Final = (
    "Place Accommodation AdministrativeArea City Country State SchoolDistrict CivicStructure Airport Aquarium Beach"
    " Bridge BusStation BusStop Campground Cemetery Crematorium EventVenue GovernmentBuilding CityHall Courthouse"
    " DefenceEstablishment Embassy LegislativeBuilding Museum MusicVenue Park ParkingFacility PerformingArtsTheater"
    " PlaceOfWorship BuddhistTemple Church CatholicChurch HinduTemple Mosque Synagogue Playground PublicToilet"
    " RVPark StadiumOrArena SubwayStation TaxiStand TrainStation Zoo Landform BodyOfWater Canal LakeBodyOfWater"
    " OceanBodyOfWater Pond Reservoir RiverBodyOfWater SeaBodyOfWater Waterfall Continent Mountain Volcano"
    " LandmarksOrHistoricalBuildings Residence ApartmentComplex GatedResidenceCommunity TouristAttraction"
    " TouristDestination"
)
_EVENTS: Final = (
    "Event BusinessEvent ChildrensEvent ComedyEvent ConferenceEvent CourseInstance DanceEvent DeliveryEvent"
    " EducationEvent EventSeries ExhibitionEvent Festival FoodEvent Hackathon LiteraryEvent MusicEvent"
    " PerformingArtsEvent PublicationEvent BroadcastEvent OnDemandEvent SaleEvent ScreeningEvent SocialEvent"
    " SportsEvent TheaterEvent UserInteraction VisualArtsEvent"
)
QUOTATIONS: Final = frozenset({"Quotation"})
CLAIMS: Final = frozenset({"Claim"})
SPEECH: Final = frozenset(
    [
        "CommunicateAction",
        "AskAction",
        "CheckInAction",
        "CheckOutAction",
        "CommentAction",
        "InformAction",
        "ConfirmAction",
        "RsvpAction",
        "InviteAction",
        "ReplyAction",
        "ShareAction",
    ]
)
_TERMS: Final = ("Thing", "DefinedTerm", "CategoryCode", "Intangible", SKOS + "Concept")
ROLES: Final = frozenset({"Role", "LinkRole", "OrganizationRole", "EmployeeRole", "PerformanceRole"})


@dataclass(frozen=True, slots=True)
class Class:
    """What a class is in the model."""

    noun: str
    """participant, topic, event or statement."""
    kind: str = ""
    """The kind of a participant."""
    plain: bool = False
    """Whether noun and kind say all that the class says."""


@cache
def _classes() -> Mapping[str, Class]:
    out: dict[str, Class] = {}
    for names, kind in ((_PERSONS, "person"), (_ORGANISATIONS, "organisation"), (_PLACES, "place")):
        for n, name in enumerate(names.split()):
            out[name] = Class("participant", kind, n == 0)
    for n, name in enumerate(_EVENTS.split()):
        out[name] = Class("event", plain=n == 0)
    for name in QUOTATIONS:
        out[name] = Class("statement", plain=True)
    for name in CLAIMS:
        out[name] = Class("statement", plain=False)
    for name in _TERMS:
        out[name] = Class("topic", plain=True)
    out[FOAF + "Person"] = Class("participant", "person", plain=True)
    out[FOAF + "Organization"] = Class("participant", "organisation", plain=True)
    out[FOAF + "Group"] = Class("participant", "group", plain=True)
    return out


@cache
def _in_any_case() -> Mapping[str, Class]:
    return {name.lower(): found for name, found in _classes().items()}


def class_of(node: Node) -> Class | None:
    """What a node is, by the first of its classes that says so."""
    known, lower = _classes(), _in_any_case()
    for name in node.types:
        found = known.get(name) or lower.get(name.lower())
        if found is not None:
            return found
    return None


def carried_types(node: Node, as_: Class) -> tuple[list[Fact], str | None]:
    """The facts of classes that a thing of this class carries, and the IRI of the class that is its finer type."""
    known, facts, finer = _classes(), [], None
    for fact in node.of("@type"):
        found = known.get(fact.value)
        if found is None or (found.noun, found.kind) != (as_.noun, as_.kind):
            continue
        if not found.plain:
            iri = SCHEMA + fact.value
            if finer not in (None, iri):
                continue
            finer = iri
        facts.append(fact)
    return facts, finer


def is_a(node: Node, names: frozenset[str]) -> bool:
    """Whether one of the classes of a node is among these, however the publisher capitalised it."""
    return not names.isdisjoint(node.types) or any(
        name.lower() in {one.lower() for one in names} for name in node.types if name.islower()
    )

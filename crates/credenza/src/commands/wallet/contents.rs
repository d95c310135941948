//! What a credential says, for its owner.

use credenza_core::credential::{Credential, Secured};
use credenza_core::micro::Element;
use credenza_core::quality::Elements;
use credenza_core::verify::{Answer, Question};

use super::Standing;
use crate::app::App;
use crate::messages::Messages;
use crate::report::elements::{self, Issuer};
use crate::report::endorsement;
use crate::report::fields::Field;

/// The standard elements that the document states, NOT VERIFIED; `None` where it can't be read, or uses vocabularies that are not known.
///
/// For what is sent to a verifier this is the right reading, genuine or not: it is what they will receive.
pub(crate) fn stated(secured: &Secured) -> Option<Elements> {
    let elements = Elements::of(&Credential::read(secured.document().clone()).ok()?);
    elements.context_is_known().then_some(elements)
}

/// What an endorsement says, and the elements as labelled texts, those of several subjects or achievements behind each other.
pub(crate) fn claims(app: &App, standing: &Standing, elements: &Elements) -> Vec<Field> {
    let issuer = issuer(standing);
    let of_parts = elements.parts().iter().flat_map(|part| elements::fields_of_part(&app.messages, &part.elements, elements, issuer));
    let endorsement = standing.report.endorsement().map(|endorsement| endorsement::fields(&app.messages, &endorsement));
    let stated = elements::fields(&app.messages, elements, issuer).into_iter().chain(of_parts);
    endorsement.into_iter().flatten().chain(stated).collect()
}

/// Names that an issuer gives itself are marked unless the owner's list confirms who it is.
pub(crate) fn issuer(standing: &Standing) -> Issuer {
    let confirmed = standing.report.authentic().is_some() && standing.report.answer(Question::Trusted) == Answer::Yes;
    if confirmed { Issuer::Confirmed } else { Issuer::Unconfirmed }
}

/// What tells something about the person, and the names of everything else.
pub(crate) fn personal(messages: &Messages, fields: Vec<Field>) -> (Vec<Field>, Vec<String>) {
    let names = [Element::Learner, Element::DateOfIssuing, Element::Grade].map(|element| elements::name(messages, element));
    let (personal, rest): (Vec<_>, Vec<_>) = fields.into_iter().partition(|field| names.contains(&field.label));
    (personal, rest.into_iter().map(|field| field.label).collect())
}

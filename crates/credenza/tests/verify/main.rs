//! `credenza verify` and its neighbours as their users meet them: the program is run, and what it says and how it ends is compared.

mod accepted;
mod documents;
mod formats;
mod hostile;
mod presented;
mod several;
mod trust;
mod world;

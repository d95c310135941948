use super::{SWITCH, Switched, switch};
use crate::listed::{Genre, Mutant, Place, Span};
use std::{
    collections::BTreeSet,
    io::Write,
    process::{Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
};

/// A source with one mutant at `«`, which is not part of it; its number is 7.
fn switched(marked: &str, genre: Genre, replacement: &str) -> Switched {
    let at = marked.find('«').unwrap();
    let (before, source) = (&marked[..at], marked.replace('«', ""));
    let start = Place { line: before.matches('\n').count() + 1, column: before.rsplit('\n').next().unwrap().chars().count() + 1 };
    let mutant = Mutant { name: String::new(), file: String::new(), genre, span: Span { start }, replacement: replacement.to_owned() };
    switch(&source, &[(7, &mutant)], &BTreeSet::new()).unwrap()
}

#[test]
fn each_kind_of_mistake_stands_behind_its_switch() {
    let on = "crate::mutant_switch::is_on(7)";
    for (marked, genre, replacement, expected) in [
        ("fn f() -> bool { «g() }", Genre::FnValue, "true", format!("fn f() -> bool {{ if {on} {{ return true; }} g() }}")),
        ("fn f() -> bool { a «== b }", Genre::BinaryOperator, "!=", format!("fn f() -> bool {{ ((a == b) != {on}) }}")),
        (
            "fn f() { a «&& b }",
            Genre::BinaryOperator,
            "||",
            format!("fn f() {{ (match (a ) {{ switched__ => if switched__ != {on} {{ b}} else {{ switched__ }} }}) }}"),
        ),
        (
            "fn f() { a «|| b }",
            Genre::BinaryOperator,
            "&&",
            format!("fn f() {{ (match (a ) {{ switched__ => if switched__ == {on} {{ b}} else {{ switched__ }} }}) }}"),
        ),
        (
            "fn f() { a «+ b }",
            Genre::BinaryOperator,
            "-",
            format!(
                "fn f() {{ (match ((a ), ( b)) {{ (left__, right__) => if {on} {{ left__ - right__ }} else {{ left__ + right__ }} }}) }}"
            ),
        ),
        (
            "fn f() { a «< b }",
            Genre::BinaryOperator,
            ">",
            format!(
                "fn f() {{ (match (&(a ), &( b)) {{ (left__, right__) => if {on} {{ left__ > right__ }} else {{ left__ < right__ }} }}) }}"
            ),
        ),
        (
            "fn f() { a.b «+=\n c; }",
            Genre::BinaryOperator,
            "-=",
            format!("fn f() {{ {{ match (\nc) {{ right__ => if {on} {{ a.b -= right__ }} else {{ a.b += right__ }} }} }}; }}"),
        ),
        (
            "fn f() { «!a }",
            Genre::UnaryOperator,
            "",
            format!("fn f() {{ (match (a) {{ operand__ => if {on} {{ operand__ }} else {{ !operand__ }} }}) }}"),
        ),
        (
            "fn f() { «-a }",
            Genre::UnaryOperator,
            "",
            format!("fn f() {{ (match (a) {{ operand__ => if {on} {{ operand__ }} else {{ -operand__ }} }}) }}"),
        ),
        (
            "fn f() { A { «b: c, ..d() } }",
            Genre::StructField,
            "",
            format!("fn f() {{ A {{ b: if {on} {{ (d()).b }} else {{ c }}, ..d() }} }}"),
        ),
        ("fn f() { A { «b, ..*a } }", Genre::StructField, "", format!("fn f() {{ A {{ b: if {on} {{ (*a).b }} else {{ b }}, ..*a }} }}")),
        (
            "fn f(&self) -> impl Iterator<Item = &A> + '_ { «let a = self.a; a.iter() }",
            Genre::FnValue,
            "::std::iter::empty()",
            format!(
                "fn f(&self) -> impl Iterator<Item = &A> + '_ {{ if {on} {{ return crate::mutant_switch::Or::Mutant(crate::mutant_switch::items::<&A, _>(::std::iter::empty())); }} crate::mutant_switch::Or::Body((move || {{ let a = self.a; a.iter() }})()) }}"
            ),
        ),
        ("fn f() { match a { «1 => b, _ => c } }", Genre::MatchArm, "", format!("fn f() {{ match a {{ 1 if !{on} => b, _ => c }} }}")),
        (
            "fn f() { match a { x if «g(x) => b, _ => c } }",
            Genre::MatchArmGuard,
            "true",
            format!("fn f() {{ match a {{ x if ({on} || (g(x))) => b, _ => c }} }}"),
        ),
        (
            "fn f() { match a { x if «g(x) => b, _ => c } }",
            Genre::MatchArmGuard,
            "false",
            format!("fn f() {{ match a {{ x if ((g(x))) && !{on} => b, _ => c }} }}"),
        ),
    ] {
        let switched = switched(marked, genre, replacement);
        assert_eq!(switched.text, expected);
        assert_eq!(switched.mutants.keys().collect::<Vec<_>>(), [&7]);
    }
}

#[test]
fn what_the_compiler_evaluates_has_no_switch() {
    for marked in ["const A: usize = 2 «* 3;", "static A: usize = 2 «* 3;", "fn f() { [0; 2 «* 3] }", "fn f(a: [u8; 2 «* 3]) {}"] {
        let switched = switched(marked, Genre::BinaryOperator, "+");
        assert_eq!((switched.text, switched.mutants.len()), (marked.replace('«', ""), 0));
    }
}

/// What the compiler says of a library of this text; nothing where it takes it.
fn compiled(text: &str) -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let folder = std::env::temp_dir().join(format!("credenza-mutants-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    std::fs::create_dir(&folder).unwrap();
    let mut command = Command::new("rustc");
    // Into a folder: what is named with `-o` is replaced, also where it is a device and root asks.
    command.args(["--edition", "2024", "--crate-type", "lib", "--emit", "metadata", "--cap-lints", "allow", "-", "--out-dir"]).arg(&folder);
    let mut rustc = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    rustc.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let said = String::from_utf8(rustc.wait_with_output().unwrap().stderr).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    said
}

#[test]
fn or_between_conditions_with_let_is_no_rust() {
    for marked in [
        "fn f(a: bool, b: Option<u8>, c: bool) { if a «&& let Some(_) = b {} }",
        "fn f(a: bool, b: Option<u8>, c: bool) { if let Some(_) = b «&& a {} }",
        "fn f(a: bool, b: Option<u8>, c: bool) { if a && let Some(_) = b «&& c {} }",
        "fn f(a: bool, b: Option<u8>, c: bool) { while let Some(_) = b && a «&& c {} }",
    ] {
        let switched = switched(marked, Genre::BinaryOperator, "||");
        let source = marked.replace('«', "");
        assert_eq!((&switched.text, switched.mutants.len(), switched.unviable), (&source, 0, BTreeSet::from([7])));
        assert_eq!(compiled(&source), "");
        let said = compiled(&marked.replace("«&&", "||"));
        assert!(
            said.contains("`||` operators are not supported in let chain conditions")
                || said.contains("expected expression, found `let` statement"),
            "{said}"
        );
    }
}

/// Iterators of every kind that a function may give back: of what it borrows or owns, after a `return`, and none of them the same type.
const ITERATORS: &str = "
    struct A(Vec<u8>);
    impl A {
        fn borrowed(&self, from: u8) -> impl Iterator<Item = (&str, &u8)> { «self.0.iter().filter(move |item| **item > from).map(|item| (\"\", item)) }
        fn owned<'a>(mut self, with: &'a str) -> impl Iterator<Item = u8> + use<'a> { «std::iter::from_fn(move || self.0.pop()) }
        fn early(&self) -> impl Iterator<Item = &u8> + '_ { «if self.0.len() > 1 { return self.0[1..].iter(); } self.0.iter() }
    }";

#[test]
fn an_iterator_keeps_its_bounds_and_what_it_borrows() {
    for (place, replacement) in [(0, "::std::iter::once((\"\", &1))"), (1, "::std::iter::empty()"), (2, "::std::iter::once(&1)")] {
        let mut places = ITERATORS.split('«').enumerate();
        let marked: String =
            places.by_ref().map(|(index, part)| if index == place + 1 { format!("«{part}") } else { part.to_owned() }).collect();
        let switched = switched(&marked, Genre::FnValue, replacement);
        assert_eq!(switched.mutants.len(), 1);
        assert_eq!(compiled(&(switched.text + SWITCH)), "");
    }
}

#[test]
fn an_item_of_another_type_is_a_mistake_of_the_mutant() {
    let switched = switched("pub fn f() -> impl Iterator<Item = u8> { «[1, 2].into_iter() }", Genre::FnValue, "::std::iter::once(\"\")");
    let said = compiled(&(switched.text.clone() + SWITCH));
    let column = said.split("<anon>:1:").nth(1).and_then(|place| place.lines().next()?.parse().ok()).unwrap();
    assert_eq!(switched.mistake(1, column), Some(7), "{said}");
}

#[test]
fn an_error_in_what_a_mutant_puts_there_is_told_from_others() {
    let returned = switched("fn f() -> A { «g() }", Genre::FnValue, "Default::default()");
    let column = |switched: &Switched, text: &str| switched.text.find(text).unwrap() + 1;
    assert_eq!(returned.mistake(1, column(&returned, "Default")), Some(7));
    assert_eq!(returned.mistake(1, column(&returned, "g()")), None);
    assert_eq!(returned.mistake(1, 4), None);

    let operand = switched("fn f(a: &bool) -> bool { «!a }", Genre::UnaryOperator, "");
    assert_eq!(operand.mistake(1, column(&operand, "operand__ } else")), Some(7));
    assert_eq!(operand.mistake(1, column(&operand, "!operand__")), None);
    assert_eq!(operand.mistake(1, column(&operand, "operand__ =>")), None);
    assert!(compiled(&(operand.text.clone() + SWITCH)).contains(&format!("<anon>:1:{}\n", column(&operand, "operand__ } else"))));
}

#[test]
fn what_has_one_type_only_or_no_base_has_no_switch() {
    for (marked, genre) in [
        ("fn f() -> Read<impl Iterator<Item = A>> { «g() }", Genre::FnValue),
        ("fn f() -> impl Iterator<Item = impl Fn()> { «g() }", Genre::FnValue),
        ("fn f() -> impl Iterator<Item = A> + Clone { «g() }", Genre::FnValue),
        ("fn f() -> impl DoubleEndedIterator<Item = A> { «g() }", Genre::FnValue),
        ("fn f() { A { «b: c } }", Genre::StructField),
    ] {
        let switched = switched(marked, genre, "::std::iter::empty()");
        assert_eq!((switched.text, switched.mutants.len()), (marked.replace('«', ""), 0));
    }
}

#[test]
fn a_function_that_must_be_constant_stays_so() {
    let source = "const fn f() -> bool { g() }";
    let switched = switch(source, &[], &BTreeSet::from(["f".to_owned()])).unwrap();
    assert_eq!(switched.text, source);
    assert_eq!(switch(source, &[], &BTreeSet::new()).unwrap().text, " fn f() -> bool { g() }");
}

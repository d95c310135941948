//! The figures, for people and for programs.

use crate::measure::Figure;

pub(crate) fn print(figures: &[Figure]) {
    println!("\n{:<52} {:>10} {:>10} {:>8} {:>8} {:>7}  of", "", "min ns", "median", "x", "x round", "gate");
    for figure in figures {
        let Figure { name, minimum, median, .. } = figure;
        print!("{name:<52} {minimum:>10.0} {median:>10.0}");
        if let Some(comparison) = &figure.comparison {
            let gate = figure.gate.map_or_else(String::new, |gate| format!("{gate:.2}"));
            let over = if figure.gate.is_some_and(|gate| comparison.of_minima > gate) { "  OVER" } else { "" };
            print!(" {:>8.2} {:>8.2} {gate:>7}  {}{over}", comparison.of_minima, comparison.within_rounds, comparison.base);
        }
        println!();
    }
    println!();
    for Figure { name, minimum, comparison, .. } in figures {
        match comparison {
            Some(comparison) => println!("bench: {name}: {minimum:.0} ns, {:.3} x {}", comparison.of_minima, comparison.base),
            None => println!("bench: {name}: {minimum:.0} ns"),
        }
    }
}

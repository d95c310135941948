//! Numbers as their decimal digits, so that 0.3 is a multiple of 0.1.

/// The magnitude of a number: digits × 10^exponent. What counts is the shortest decimal that the double stands for, as in the canonical form (RFC 8785): a double
/// itself is seldom a multiple of another, 0.3 none of 0.1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decimal {
    digits: u64,
    exponent: i32,
}

impl Decimal {
    /// The magnitude of a finite double.
    pub(super) fn of(value: f64) -> Option<Self> {
        let text = format!("{:e}", value.abs());
        let (mantissa, exponent) = text.split_once('e')?;
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}").parse().ok()?;
        Some(Self { digits, exponent: exponent.parse::<i32>().ok()?.checked_sub(i32::try_from(fraction.len()).ok()?)? })
    }

    /// Whether it is a whole number of times the other, which is not zero. Exact, whatever the sizes.
    pub(super) fn is_multiple_of(self, other: Self) -> bool {
        if self.digits == 0 {
            return true;
        }
        let (digits, divisor) = (u128::from(self.digits), u128::from(other.digits));
        let shift = self.exponent.saturating_sub(other.exponent);
        match u32::try_from(shift) {
            // A double has at most 17 digits, so no product here comes near to 128 bits.
            Ok(up) => (digits * power_of_ten(up, divisor)).is_multiple_of(divisor),
            // A divisor beyond 128 bits is larger than any digits.
            Err(_) => {
                let down = 10_u128.checked_pow(shift.unsigned_abs());
                down.and_then(|power| power.checked_mul(divisor)).is_some_and(|divisor| digits.is_multiple_of(divisor))
            }
        }
    }
}

/// What 10^exponent leaves when it is divided by `modulus`; 1 for the exponent 0, whatever the modulus.
fn power_of_ten(mut exponent: u32, modulus: u128) -> u128 {
    let (mut power, mut square) = (1, 10);
    while exponent > 0 {
        if exponent % 2 == 1 {
            power = power * square % modulus;
        }
        square = square * square % modulus;
        exponent /= 2;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn is_multiple(value: f64, of: f64) -> bool {
        Decimal::of(value).unwrap().is_multiple_of(Decimal::of(of).unwrap())
    }

    #[test]
    fn multiples_are_those_of_the_written_digits() {
        for (value, of) in [
            (0.3, 0.1),
            (-0.3, 0.1),
            (0.0075, 0.0001),
            (7.5, 0.5),
            (0.0, 5.0),
            (1e308, 0.5),
            (1e308, 1.0),
            (9e-320, 1e-320),
            (9_007_199_254_740_991.0, 1.0),
            (180.0, 0.5),
            (1e4, 16.0),
            (1e22, 4_194_304.0),
        ] {
            assert!(is_multiple(value, of), "{value} {of}");
        }
        for (value, of) in [
            (0.35, 0.1),
            (0.00751, 0.0001),
            (4.5, 2.0),
            (1e308, 0.123_456_789),
            (1e-320, 1.0),
            (1.0, 1e308),
            (1.0, 3.0),
            (10.0, 3e300),
            (1e4, 32.0),
        ] {
            assert!(!is_multiple(value, of), "{value} {of}");
        }
    }
}

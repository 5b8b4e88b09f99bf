"""Numbers as text, once for every format: rounded half up, thousands separated, unit attached."""

from __future__ import annotations

from decimal import Decimal

from belisha.domain.indicator import Indicator, NumberStyle, Unit

MINUS = "−"
_PLURALS = {
    Unit.DAYS: ("day", "days"),
    Unit.WEEKS: ("week", "weeks"),
    Unit.HOURS: ("hour", "hours"),
    Unit.MINUTES: ("minute", "minutes"),
    Unit.TONNES: ("tonne", "tonnes"),
    Unit.KILOGRAMS: ("kg", "kg"),
}


def figure_text(value: Decimal, indicator: Indicator) -> str:
    """``value`` as this indicator's figures are written: "58.9%", "414,496", "£260,686", "7.20 days"."""
    return with_unit(styled(value, indicator.style), value, indicator.unit)


def exact_text(value: Decimal, indicator: Indicator) -> str:
    """``value`` in full where the indicator's decimals would round it: 5% below 33.5% is 31.825%."""
    return exact_styled(value, indicator.style, indicator.unit)


def exact_styled(value: Decimal, style: NumberStyle, unit: Unit) -> str:
    """As ``exact_text``, for figures of no indicator."""
    return with_unit(styled(value, style) if style.published(value) == value else plain_text(value), value, unit)


def settled(number: float) -> Decimal:
    """The figure that a computed number stands for, to twelve digits: the last of a float's sixteen may differ from run
    to run, as an engine adds up on many cores, and a figure halfway between two must not be rounded by them.
    """
    return Decimal(f"{number:.12g}")


def limit_style(indicator: Indicator) -> NumberStyle:
    """How a mean and limits are written: with one decimal more than the figures behind them, money to a penny."""
    return NumberStyle(2 if indicator.unit is Unit.POUNDS else indicator.style.decimals + 1)


def limit_text(value: Decimal, indicator: Indicator) -> str:
    """A mean or a limit of this indicator's figures: "8.68 days"."""
    return with_unit(styled(value, limit_style(indicator)), value, indicator.unit)


def styled(value: Decimal, style: NumberStyle) -> str:
    """Digits only, without a unit."""
    rounded = style.published(value)
    if not style.keep_zeros and rounded == rounded.to_integral_value():
        rounded = rounded.to_integral_value()
    elif not style.keep_zeros:
        rounded = rounded.normalize()
    return _grouped(rounded)


def with_unit(digits: str, value: Decimal, unit: Unit) -> str:
    """Attach the unit. A rate "per 10,000" stands without: its title and unit say so."""
    if unit is Unit.PERCENT:
        return f"{digits}%"
    if unit is Unit.POUNDS:
        return f"{MINUS}£{digits[1:]}" if digits.startswith(MINUS) else f"£{digits}"
    if unit in _PLURALS:
        one, many = _PLURALS[unit]
        return f"{digits} {one if abs(value) == 1 else many}"
    return digits


def tick_text(value: Decimal, unit: Unit) -> str:
    """A scale's figure: as few digits as it needs, with % or £ alone; other units stand once above the axis."""
    plain = value.to_integral_value() if value == value.to_integral_value() else value.normalize()
    attached = unit if unit in {Unit.PERCENT, Unit.POUNDS} else Unit.NUMBER
    return with_unit(_grouped(plain), value, attached)


def plain_text(value: Decimal) -> str:
    """A figure of no known unit, in full: "74,300"."""
    return _grouped(value.normalize())


def _grouped(value: Decimal) -> str:
    # A value that rounds to zero from below would otherwise print as "-0.0".
    text = f"{abs(value):,f}"
    return MINUS + text if value < 0 and value != 0 else text

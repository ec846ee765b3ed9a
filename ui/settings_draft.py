"""What stands in the Settings page and is not saved yet."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from analysis.rules.policy import Policy
from analysis.rules.school_calendar import Term
from analysis.settings import Settings, SettingsError, in_order


@dataclass(slots=True)
class Draft:
    """The settings in force and what was typed over them; `wrong` says in sentences what cannot be saved."""

    in_force: Settings
    school: dict[str, Any] = field(default_factory=dict)
    policy: dict[str, Any] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    inset_days: list[date] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def settings(self) -> Settings | None:
        """The settings as typed; None, and `wrong` says why, where they cannot be used."""
        if not str(self.school["name"]).strip():
            self.wrong.append("The school needs a name: it stands at the head of every letter.")
        email = str(self.school["contact_email"]).strip()
        if email and "@" not in email:
            self.wrong.append(f"{email} is not an email address: it has no @.")
        policy = self._policy()
        try:
            terms = in_order(self.terms)
        except SettingsError as error:
            self.wrong.append(str(error))
            return None
        if policy is not None and policy.period == "half_term" and not terms:
            self.wrong.append("To compare half terms, type the dates of each half term under Calendar first.")
        if self.wrong or policy is None:
            return None
        school = replace(self.in_force.school, **self.school)
        return Settings(school, policy, terms, tuple(sorted(set(self.inset_days))))

    def _policy(self) -> Policy | None:
        if self.policy["red_below"] >= self.policy["target"]:
            self.wrong.append("Red below must be lower than the target: between them a pupil is amber.")
            return None
        return replace(self.in_force.policy, **self.policy)

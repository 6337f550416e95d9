"""The phone's own authenticator, which asks for finger, face or PIN: Chromium plays it as DevTools tell it to."""

from __future__ import annotations

from tests.journeys.phone import Person

INSIDE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "automaticPresenceSimulation": True,
}


class Authenticator:
    """Belongs to the page of `owner` for as long as that page is open."""

    def __init__(self, owner: Person) -> None:
        self.session = owner.context.new_cdp_session(owner.page)
        self.session.send("WebAuthn.enable")
        made = self.session.send("WebAuthn.addVirtualAuthenticator", {"options": INSIDE})
        self.it = {"authenticatorId": made["authenticatorId"]}
        self.knows_its_owner(True)

    def knows_its_owner(self, does: bool) -> None:
        """Whether the next finger is the right one."""
        self.session.send("WebAuthn.setUserVerified", {**self.it, "isUserVerified": does})

    def forget(self) -> None:
        """As after a phone was set back to how it was sold."""
        self.session.send("WebAuthn.clearCredentials", self.it)

"""How a runner makes the OAuth client that lets Pacelift into their Google Calendar, step by step.

The README says the same; a test holds the two together.
"""

from __future__ import annotations

from typing import Final

from pacelift.words.voice import mark

STEPS: Final = (
    mark("Open console.cloud.google.com and make a project, for example “Pacelift”."),
    mark("Under “APIs & Services”, “Library”, find “Google Calendar API” and enable it."),
    mark(
        "Under “Google Auth Platform”, press “Get started”: any app name, your own address, "
        "audience “External”."
    ),
    mark("Under “Audience”, press “Publish app”, so that the sign-in lasts."),
    mark("Under “Clients”, press “Create client” and choose the type “Desktop app”."),
    mark("Download the JSON file of the client, and keep it to yourself like a password."),
    mark(
        "When you connect, Google warns that it has not verified the app, because it is your own: "
        "press “Advanced”, then “Go to …”."
    ),
)

TESTING: Final = mark(
    "As long as the app's status is “Testing”, only people listed as test users get in, and Google "
    "ends each sign-in after 7 days; then Pacelift asks you to sign in again."
)

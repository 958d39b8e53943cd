"""The system beneath: clock, folders, resources; one small port each, adapters by platform."""

"""What each platform asks for."""

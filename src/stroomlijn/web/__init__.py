"""What ties the contexts together: settings, urls, navigation, registry, subscriptions, the command line."""

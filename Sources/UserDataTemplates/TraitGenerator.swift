#if !Generator
#error("UserDataTemplates needs the package trait 'Generator', which is on by default; '.package(…, traits: [])' leaves it out")
#endif
